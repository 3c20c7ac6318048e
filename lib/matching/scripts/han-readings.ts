/** Characters that names are written with, by how they are read in Mandarin (without tones). Simplified and traditional. */
export const mandarin = `
a阿 ai艾爱愛哀 an安岸 ang昂 ao敖奥奧傲 ba巴八霸芭 bai白百柏佰 ban班斑 bang邦榜 bao包宝寶保鲍鮑豹葆 bei贝貝北蓓倍 ben本贲 bi毕畢碧比弼璧 bian边邊卞 biao彪标標
bin斌彬宾賓滨濱 bing冰兵炳秉丙 bo波博伯勃柏薄泊 bu布卜步 cai蔡才彩财財采 can灿燦 cang苍蒼 cao曹操 cen岑 cha查 chai柴 chan禅 chang常昌长長畅暢 chao超朝潮晁 che车車
chen陈陳晨辰沉琛宸臣 cheng程成诚誠承城澄丞晟 chi池迟遲驰馳 chong冲崇充 chou仇 chu楚初储儲褚 chuan川传傳 chuang创 chun春纯純淳 ci慈次 cong聪聰丛從 cui崔翠 cun存村
da大达達 dai戴代岱黛 dan丹旦单 dang党黨 dao道 de德得 deng邓鄧登灯 di迪狄地帝 dian典 die蝶 ding丁定鼎 dong东東董冬栋棟 dou窦竇 du杜都 duan段端 dun敦 duo多
e鄂娥俄 en恩 er尔爾二 fa发發法 fan范範樊凡帆繁 fang方芳房坊 fei飞飛菲费費妃 fen芬奋 feng冯馮风風峰丰豐锋鋒凤鳳枫楓封 fo佛 fu福傅付富符夫甫芙扶伏 gai盖 gan甘干 gang刚剛钢鋼岗
gao高皋 ge葛戈歌格 gen根 geng耿庚 gong龚龔宫宮公功弓恭 gou苟 gu顾顧古谷固 gua瓜 guan关關管冠官贯 guang光广廣 gui桂贵貴归歸 guo郭国國果 ha哈 hai海 han韩韓汉漢寒涵翰晗
hang航杭 hao郝浩豪昊好皓 he何贺賀和荷禾赫鹤鶴 hei黑 heng恒衡亨 hong洪红紅宏鸿鴻虹弘泓 hou侯厚后 hu胡虎湖互 hua华華花化桦 huai怀懷淮 huan欢歡环環焕煥桓 huang黄黃皇煌
hui惠辉輝慧会會晖暉徽卉 huo霍火 ji吉季纪紀基姬继繼济濟骥冀 jia贾賈家嘉佳甲加 jian建健剑劍简簡坚堅 jiang江姜蒋蔣将將疆 jiao焦娇嬌骄 jie杰傑洁潔捷介婕 jin金晋晉锦錦进進近瑾靳津
jing静靜晶京景敬经經菁靖婧井荆 jiong炯 jiu久九玖 ju菊巨居鞠 juan娟 jue觉珏 jun军軍君俊峻钧鈞骏駿 kai凯凱开開楷 kan阚 kang康亢 ke柯可科克珂 kong孔空 kou寇 ku库 kuang邝匡
kui魁奎葵 kun坤昆琨 la拉 lai赖賴来來 lan兰蘭岚嵐蓝藍澜 lang郎朗浪 lao劳勞 le乐樂 lei雷蕾磊 leng冷 li李黎力丽麗立利莉理礼禮厉厲历丽黎励栗 lian连連莲蓮廉练 liang梁亮良樑量
liao廖 lie列 lin林琳霖麟临臨邻 ling凌玲灵靈龄令岭 liu刘劉柳六流 long龙龍隆珑 lou楼樓娄 lu陆陸卢盧鲁魯路露璐禄芦 lv吕呂律绿 luan栾 lun伦倫 luo罗羅洛骆駱 ma马馬麻 mai麦麥
man满滿曼 mang莽 mao毛茂茅 mei梅美媚玫 men门 meng孟梦夢蒙萌 mi米宓 miao苗妙 min敏民闵旻 ming明鸣鳴铭銘名茗 mo莫墨默 mou牟 mu穆木牧慕沐 na娜纳那 nan南楠男 ni倪妮尼 nian年念
nie聂聶 ning宁寧凝 niu牛钮 nong农 nuo诺 ou欧歐 pan潘盘攀 pang庞龐 pei裴培佩沛 peng彭鹏鵬朋蓬 pi皮 pin品 ping平萍屏 po坡 pu蒲朴浦普 qi齐齊琪奇祺琦启啟其戚祁 qian钱錢倩谦謙千
qiang强強 qiao乔喬巧桥 qin秦琴勤芹 qing清青庆慶晴卿情 qiong琼瓊 qiu邱秋丘 qu曲屈瞿 quan全权權泉 que雀 qun群 ran冉然 rao饶饒 ren任仁人 rong荣榮蓉容融戎 rou柔 ru如茹汝 ruan阮
rui瑞睿锐芮蕊 run润潤 ruo若 sa萨 san三 sang桑 se色 sen森 sha沙莎 shan山珊善单 shang尚商上 shao邵少绍紹 she佘 shen沈申深神慎 sheng胜勝生盛圣聖声昇升
shi石施史师師世时時士诗詩实實 shou守寿壽 shu舒淑书書树樹叔 shuai帅帥 shuang双雙爽 shui水 shun顺順舜 shuo硕 si司思斯四丝 song宋松颂嵩 su苏蘇素肃 sui隋 sun孙孫 ta塔 tai台泰太
tan谭譚谈覃檀 tang唐汤湯堂棠 tao陶涛濤桃韬 te特 teng滕腾 ti提 tian田天甜 tie铁鐵 ting婷廷庭亭 tong童彤同佟通桐 tou头 tu涂屠图 tuan团 tuo拓 wan万萬婉宛 wang王汪旺望
wei魏韦韋卫衛伟偉威薇维維巍蔚为炜玮 wen文温溫闻聞雯 weng翁 wo沃 wu吴吳武伍邬乌五吾悟 xi席奚习習西希喜熙曦溪锡玺 xia夏霞侠 xian先贤賢仙显娴 xiang向项項香祥翔湘想享
xiao肖萧蕭小晓曉笑孝潇霄 xie谢謝解协 xin辛新欣鑫心信馨昕 xing邢星兴興幸行 xiong熊雄 xiu秀修 xu徐许許胥旭续 xuan宣轩軒萱玄璇 xue薛雪学學 xun荀寻勋勳 ya亚亞雅娅
yan严嚴颜顏燕闫閆艳艷岩言彦妍炎延雁阎 yang杨楊阳陽扬揚洋央 yao姚瑶瑤尧耀 ye叶葉业野夜 yi易伊一怡仪義义毅艺藝宜逸益依奕亦 yin殷尹银銀音印阴 ying应應英颖穎莹瑩樱迎影盈
yong永勇咏雍泳庸 you尤友佑有优游 yu于余俞喻玉宇雨瑜郁禹裕育羽鱼虞煜语玥 yuan袁元远遠媛源原园圆苑缘 yue岳月越悦悅 yun云雲芸韵昀允 zang臧 ze泽澤则 zeng曾增 zha查 zhai翟
zhan詹展湛占 zhang张張章彰 zhao赵趙昭兆照 zhe哲浙喆者 zhen振真珍震镇甄臻贞 zheng郑鄭正政征 zhi志智芝之植治直知稚 zhong钟鍾鐘中忠仲重 zhou周舟洲 zhu朱祝竹珠主
zhuan专 zhuang庄莊壮 zhuo卓 zi子紫梓自姿 zong宗 zou邹鄒 zu祖 zuo左佐
`

/** Characters of Korean names. */
export const korean = `
kim金 lee李 park朴 choi崔 jung鄭正政貞廷 kang姜康江 cho趙曺 yoon尹 jang張章 lim林 han韓漢 oh吳吴 seo徐 shin申辛信 kwon權 hwang黃黄 ahn安 song宋松成 ryu柳 hong洪弘 jeon全田 ko高 moon文 son孫 yang梁楊
bae裵裴 baek白 heo許 nam南 sim沈 noh盧 ha河夏 kwak郭 sung成聖 cha車 joo朱周珠 woo禹宇佑雨 koo具九 min閔敏民旻 jin陳鎭眞真晉 na羅 ji池智志知 um嚴 chae蔡 won元源 chun千天春 bang方 gong孔
hyun玄賢鉉炫 byun卞 yeo呂 eun恩銀殷 il一日 sung星昇承 seung承勝昇 young英永榮寧 ho浩鎬虎好 jun俊準埈 jong鍾宗鐘 soo秀洙壽守水 hee熙姬喜希 kyung京慶景敬 sang相尙尚 chul哲喆 hyuk赫 dong東
ki基奇 yong龍勇容 suk錫石淑 sook淑 mi美 ja子 sun善順宣 in仁寅 woong雄 tae泰太 jae在宰載 hwan煥桓 gi起 chan燦贊 bin彬 hye惠慧 ok玉 hwa花華和 ran蘭 yeon延妍燕 kwang光 myung明命 nam男
guk國国 gun建 do道度 seok碩 sik植 hak學 jeong靜晶 ri里利 un云雲 sol率 se世 yun允潤 gyu圭奎 ryong龍 chang昌 bong鳳奉 pil弼 hyo孝 rim林
`

/** Surnames and given names of Japan by how they are most often read. */
export const japanese = `
sato佐藤 suzuki鈴木 takahashi高橋 tanaka田中 watanabe渡辺 watanabe渡邊 watanabe渡部 ito伊藤 ito伊東 yamamoto山本 nakamura中村 kobayashi小林 kato加藤 yoshida吉田 yamada山田 sasaki佐々木 yamaguchi山口
matsumoto松本 inoue井上 kimura木村 hayashi林 shimizu清水 saito斎藤 saito斉藤 saito齋藤 yamazaki山崎 mori森 ikeda池田 hashimoto橋本 abe阿部 abe安倍 ishikawa石川 yamashita山下 nakajima中島 ishii石井 ogawa小川
maeda前田 okada岡田 hasegawa長谷川 fujita藤田 goto後藤 kondo近藤 murakami村上 endo遠藤 aoki青木 sakamoto坂本 fukuda福田 ota太田 nishimura西村 fujii藤井 kaneko金子 okamoto岡本 fujiwara藤原
nakano中野 miura三浦 harada原田 nakagawa中川 matsuda松田 takeuchi竹内 ono小野 tamura田村 nakayama中山 wada和田 ishida石田 morita森田 ueda上田 uchida内田 shibata柴田 sakai酒井 yokoyama横山
takagi高木 ando安藤 miyazaki宮崎 oda小田 oda織田 imai今井 kono河野 fujimoto藤本 murata村田 takeda武田 takeda竹田 ueno上野 sugiyama杉山 masuda増田 hirano平野 kojima小島 otsuka大塚 chiba千葉 kubo久保
matsui松井 sakurai桜井 kinoshita木下 noguchi野口 kikuchi菊地 kikuchi菊池 sano佐野 onishi大西 sugimoto杉本 arai新井 hamada浜田 ichikawa市川 furukawa古川 mizuno水野 komatsu小松 shimada島田 koyama小山
kishida岸田 ishiba石破 takaichi高市 koizumi小泉 kan菅 suga菅 aso麻生 hatoyama鳩山 noda野田 honda本田 toyota豊田 matsuo松尾 oyama大山 nagai永井 kudo工藤
hanako花子 taro太郎 jiro次郎 ichiro一郎 ichiro一朗 saburo三郎 kenji健二 kenji賢治 kenta健太 kenichi健一 hiroshi浩 hiroshi博 hiroshi宏 takashi隆 takashi孝 takeshi武 takeshi健 makoto誠 minoru実 akira明 akira晃
satoshi聡 satoshi智 manabu学 osamu修 isamu勇 yutaka豊 susumu進 shigeru茂 tsutomu勉 mamoru守 kazuo和夫 yoshio義雄 haruto陽翔 yuto悠斗 sota颯太 daiki大輝 daisuke大輔 shota翔太 takuya拓也 tatsuya達也 naoki直樹
yusuke裕介 yusuke祐介 ryota亮太 kazuya和也 shinzo晋三 fumio文雄 shigeru茂 junichiro純一郎 yoshihide義偉 taro太郎 yukio由紀夫 yoko陽子 yoko洋子 keiko恵子 keiko敬子 kazuko和子 sachiko幸子 yoshiko良子 michiko美智子
naomi直美 akemi明美 yumi由美 yumiko由美子 kumiko久美子 tomoko智子 noriko典子 noriko紀子 junko順子 junko純子 mariko真理子 akiko明子 akiko昭子 masako正子 masako雅子 hiroko博子 hiroko裕子 yuko優子 yuko裕子 sanae早苗
mai舞 aya彩 ayaka彩香 misaki美咲 sakura桜 sakura咲良 yui結衣 aoi葵 hina陽菜 mio澪 rin凛 ai愛 megumi恵 miho美穂 emi恵美 emiko恵美子 kaori香織 haruka遥 nanami七海 reiko玲子 miki美紀 chika千佳
`

const kanaRows = `
あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu ぜze ぞzo たta ちchi つtsu てte とto だda ぢji づzu でde どdo
なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn ゔvu
ぁa ぃi ぅu ぇe ぉo
`

export const kana: ReadonlyMap<string, string> = new Map(
  kanaRows
    .trim()
    .split(/\s+/u)
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
)
