import { table } from './alphabets.ts'

/** Surnames of Korea as their bearers write them, where that is not as the alphabet reads. */
export const koreanSurnames = table(`
  김=kim 이=lee 리=ri 박=park 최=choi 정=jung 강=kang 조=cho 윤=yoon 장=jang 임=lim 한=han 오=oh 서=seo 신=shin 권=kwon 황=hwang 안=ahn 송=song 류=ryu 유=yoo 전=jeon 홍=hong 고=ko
  문=moon 손=son 양=yang 배=bae 백=baek 허=heo 남=nam 심=shim 노=noh 하=ha 곽=kwak 성=sung 차=cha 주=joo 우=woo 구=koo 민=min 진=jin 나=na 지=ji 엄=um 채=chae 원=won 천=chun 방=bang 공=kong
  현=hyun 함=ham 변=byun 염=yeom 여=yeo 추=choo 도=do 소=so 석=seok 선=sun 설=seol 마=ma 길=gil 연=yeon 위=wi 표=pyo 명=myung 기=ki 반=ban 라=ra 왕=wang 금=keum 옥=ok 육=yook 인=in 맹=maeng
  제=je 모=mo 남궁=namgung 독고=dokgo 황보=hwangbo 제갈=jegal 선우=sunwoo 사공=sagong
`)

/** Syllables that are surnames in East Asia: where one stands in a name, words beside it may be two syllables in one. */
export const eastAsianSurnames: ReadonlySet<string> = new Set(
  `kim gim lee yi rhee ri li park pak bak choi choe jung jong chong chung jeong kang cho jo yoon yun jang chang lim im rim han oh o seo so suh shin sin kwon hwang ahn an song ryu yoo yu hong jon jeon chon
  ko go moon mun son yang bae pae baek paek heo ho hur nam shim sim noh no ro ha kwak sung joo chu woo u koo ku min jin chin na ra ji chi hyon hyun wang zhang chen liu zhao huang zhou wu xu sun hu zhu gao lin
  he guo ma luo liang zheng xie tang xu deng feng han cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao lu jiang cui zhong tan wang fan jin liao shi jia fu fang bai zou meng xiong qin qiu hou
  yan xue mao xi hsi hsu tsai chou chow wong chan cheung leung lau ng kwok yeung tse tsang mok nguyen tran pham hoang phan vu vo dang bui ngo duong`.split(
    /\s+/,
  ),
)
