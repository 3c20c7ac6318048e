/*
 * Given names and what people who bear them are called: a line is a name, in the spellings that are one name (`/`), and its short
 * and pet forms. A form may stand in several lines. Written from general knowledge; a judgement each, none is a rule.
 */
export const shortForms = `
aaron/aron: ron ronnie ronny
abel: abe ab
abigail/abigale: abby abbie abi gail gale nabby abbey
abner: ab
abraham/abram/avraham: abe bram ham avi abie
ada/adah: addie
adam: ad ade edie
adelaide: addie adie ada della heidi adela adele
adelbert/adelbertus: del albert delbert bert
adeline/adelina/adaline: addie ada lena lina delia dell
adelphia: philly delphia adele dell addy
adrian: ade adie rian
adrienne/adriana/adrianna: adie enne anna addie riana adri
agatha: aggy aga addie
agnes: aggy agnie nessa nessie inez una aggie nancy
aileen/eileen: lena allie
alan/allan/allen: al
alastair/alistair/alasdair/alister: al alec ali
albert/alberto/albrecht: al bert bertie elbert albie
alberta: bert bertie allie
aldrich: riche rich
alexander/aleksandr/alexandre/alejandro/oleksandr/alessandro/aleksander/alexandros/iskander/sikandar: alex al alec lex sandy sasha xander sander zander andy aleck sascha olek ale ales alik shura sanya
alexandra/aleksandra/alessandra/alejandra: alex sandra lexie lexi alexa sandy sasha ali allie xandra lex alix olya
alexis: alex lexi lexie
alfonso/alphonse/alphonso: al alf alfie fonzie fonzo lon
alfred/alfredo: al alf alfie fred freddy freddie
alfreda: freddy alfy freda frieda alfie
alice/alicia/alyssa/alisha: allie ally lisa elsie lecia licia ali alisa alyse
alison/allison/alyson: ali allie ally
almena: allie mena ally
alonzo/alonso: lon al lonzo lonnie
althea: thea ally
alvin: al vin vinny
amanda/mandy: mandy manda mandi amy mindy
ambrose: brose
amelia/emilia: amy millie mel emily mia milly
amos: moses
anastasia: ana stacy stacey stacie tasia nastya stasia annie anya asya
andrea: andie andi drea rea andy
andrew/andreas/andrei/andrey/andre/andres/andrzej/andrej/andriy/andrea: andy drew andi
angela/angelina/angeline/angelica/angelique: angie ang angel jane lina angelia nina
ann/anne/anna/hannah/hanna/ana/anya: annie nan nancy nanny nana anny nettie hannah annette ani anushka anyuta nance
annabel/annabelle: bella belle ann annie bell
annette/anette: nettie annie ann
anselm: ansel selma elmo
anthony/antony/antonio/anton/antoine/antoni: tony ant toni tonio nino toño
antoinette/antonia: toni tony ann netta nettie tonia toinette
appoline/apollonia: appie polly
arabella/arabelle: ara bella bell belle arry
archibald: archie baldo arch
arlene/arline: lena
armand/armando: mandy mando
arnold/arnaldo: arnie arn arny
artemis/artemus: art
arthur/arturo/artur: art artie arty turo archie
asa: ace
ashley/ashleigh: ash lee leigh
augustus/augustine/augustin/august/agustin: gus gussie augie austin agustin
augusta/augustina: tina aggy gatsy gussie tina aggie
aubrey: bree
aurelia: aurora rilla ora orilla
azariah: riah aze
barbara/barbera: babs barb barbie barby babbie bab bobbie varya bonnie
barnabas/barnaby: barney barny
bartholomew/bartolomeo/bartholomaus: bart barty bat bates tolly mees
basil: baz basie vasya
beatrice/beatrix/beatriz: bea trixie trissie trish bee
belinda: bel lindy linda bella
benedict/benedikt/benedetto: ben bennie benny
benedicta: bennie
benjamin/benyamin/binyamin: ben benny benji bennie benjy bino
bernard/bernhard/bernardo: bernie barney barny bern barry
bernadette/bernadine: bernie etta detta bern
bertha/berta: bert birdie bertie
bertram/bertrand: bert bertie
bethany: beth bethie
beverly/beverley: bev buffy
blanche: bea
boris: borya bob
bradford/bradley: brad lee
brandon/brendan: bran brand brandy
brenda: brandy bren
brian/bryan/bryant: bry bri
bridget/brigid/bridgit/brigitte/birgit: bridie biddy bridgie biddie brie birdie bride
broderick: brody brady rick brod
bronwyn: bron
byron: ron by
caitlin/kaitlin/caitlyn/katelyn/kaitlyn: cait kait kate katie cate
caleb: cal
calvin: cal vin vinny
cameron/camron: cam ron ronny
camilla/camille/camila: millie cammie cam mila milla
carl/karl/carlos/carlo: charlie chuck carlito
carol/carole/carolyn/caroline/carolina/carolyne/karolina: carrie caro cally lynn carol line lina cass karol callie
casey: kc case
cassandra/kassandra: cassie sandy sandra cass sandi
catherine/katherine/kathryn/katharine/catharine/katarzyna/ekaterina/yekaterina/catalina/katarina/kateryna/caterina/cathryn: kate katie kathy cathy kat kay kitty kit cass cat kathleen trina rina kate katy katya kasia katja lina cathie kathi casey kattie kata
cecil: cece
cecilia/cecily/celia/cecile: cissy cece celia sis celie sheila cilla
charity: chat chattie
charles/karel/karol: charlie chuck chas chaz charley chick carl chip chad carlos
charlotte/carlotta: charlie lottie lotta char lotte carlotta lola charley tottie
chauncey: chan
chelsea: chels
cheryl/sheryl: cher sherry
chester: chet
chloe: clo
christina/christine/kristina/kristine/cristina/christiana: chris tina chrissy christy kris kristy teena xina crissy tine krissy stina christie kristi kirstie
christian/kristian/cristian: chris kit kris
christopher/kristopher/christoffer/cristobal/christoph/krzysztof/christophe: chris kit topher kris christy chip cris tobal
clara/clarissa/clarice/claire/clare: clair clare cissy clarrie
clarence: clare lonny
clement/clemens/clemente: clem
clementine/clementina: clem tina clemmie
clifford/clifton: cliff tony
columbus/colombo: lum clum
conrad/konrad: con conny kurt
constance/constanza/konstanze: connie tance
constantine/konstantin/konstantinos: kostya kosta costas dinos connie gus con
cordelia/cordilia: cordy delia dilly
cornelius/cornelis/kornel: con conny neil niels lon neely cory kees
cornelia: corny nelly nelle neely nelia corrie nell
corinne/corrine: cora corey
courtney: court curt
crystal/krystal: crys kris stal
curtis/kurtis: curt kurt
cynthia: cindy cyndi cintha
cyrus: cy
cyril/kirill: cy kir
dalton: dahl
daniel/daniil/danilo: dan danny dani danya
danielle/daniela/daniella: dani danny ellie ella
daphne: daph
darlene: lena darry dar
david/dawid/davyd: dave davey dai daw davy vid dov
deborah/debra/debora/devora: deb debbie debby dobbin debi
deanne/deanna: dee dea
delbert: bert del
delilah: lil lila dell della
delores/dolores: lola lolly della dee dell
democrates: mock
dennis/denis/denys: den denny
denise: dee denny
derek/derrick/dereck: rick ricky del
desmond: des desi dez
diana/diane/dianne/dyan: di didi dee
dimitri/dmitry/dmitri/dmytro/dimitrios/demetrius/dmitriy: dima mitya dimi mitch demi jim taki
dominic/dominick/dominik/domingo/dominique: dom nick nicky mingo domi
donald/donaldo: don donnie donny dony
donna: dee
dorcas: darkey
dorothy/dorothea/dorotea: dot dotty dolly dottie dora dory dee dode thea dortha
douglas/douglass: doug dougie
duncan: dunk
dustin: dust dusty
earnest/ernest/ernesto/ernst: ernie ern erno
ebenezer: eb eben ebbie
edgar/edgardo: ed eddie eddy
edith: edie edy dicey
edmund/edmond/edmundo: ed eddie ted ned eddy teddy
edna: eddie
eduard/edward/eduardo/edouard/edvard/edoardo: ed eddie ted teddy ned eddy lalo wardy ward edik
edwin: ed eddie win ned eddy
edwina: eddie edi winnie
eleanor/elenor/eleanora/leonora/elinor/eleonora/eleanore: ellie nell nellie nora lenora ella elaine lena ellen nelly lee ell
elbert: bert albert
elena/helen/helena/ellen/elaine/helene/elaina/yelena/olena/ilona: ellie nell nellie lena lena ellen elaine alaina eileen nelly ella lina hella ela alyona lenka lainie
eleazer/eliezer: lazar
elias/elijah/ilya/ilias/elia: eli lige
eliphalet: life liph
elisha: lish eli
elizabeth/elisabeth/elisabetta/elizaveta/isabel/elisabet/elzbieta: liz lizzie beth betty bess bessie betsy eliza elsie libby lisa liza lib elise lilly bets bettie elle elsa liddy lilibet lizzy betsey ellie elspeth ilse lise lis babette bette ela bettina
elmira: mira
elsie: elsa
elwood: woody
emanuel/emmanuel/manuel/immanuel/manoel: manny manu mano immanuel manolo
emily/emilie: emma em emmy millie mel emmie milly emi
emma/emmeline/emeline: em emmy emmie lina
epaminondas: ep
ephraim: eph
erasmus: ras raze
eric/erik/erich/erick: rick ricky
erica/erika: rickie ricki
ernestine/ernestina: erna tina ernie teeny
erwin/irwin: irv win
estelle/estella/stella: essie stella
esther/ester/hester: essie hettie hetty essa hessy
eudora: dora
eugene/eugenio/yevgeny/evgeny/eugen/evgeni/yevgeniy/yevhen: gene zhenya gino zhenia evgen
eunice: una niecy
eva/eve/evelyn/evelina/evangeline: evie ev lena ewa eve lyn
ezekiel: zeke ez
ezra: ez
faith: fay
fatima/fatma/fatemeh: fati fatou
fedor/fyodor/theodore/theodor/theodoros/teodoro/teodor: ted theo teddy fedya teo doro tad ned ton
felicia/felicity: fel lissie fliss feli flick felice licia
ferdinand/ferdinando/fernando/hernando: ferdie fred freddy nando
fidelia: delia
florence/flora/florentina: flo flossie florrie flora
florian: flo
frances/francesca/francisca/franziska/francine: fran fanny frankie sis franny cissy fannie franc francie chica paquita
francis/francisco/franz/francesco/francois/frank/franciszek/franco/franklin/frans: frank fran frankie pancho paco cisco chico kiko franky ciccio fritz
frederick/friedrich/frederic/fredrick/federico/fryderyk/frederik/fredrik: fred freddie freddy fritz rick erick fredy freddo ric
fredericka/frederica/friederike: fred freddie frieda frankie ricki
gabriel/gavriel/gavril: gabe gabby gab gabi
gabrielle/gabriella/gabriela: gabby gabi ella brie ellie elle gabbie
galina: galya
genevieve: gen jenny eve jenny viv genny
geoffrey/jeffrey/jeffery/geoff: jeff geoff jeffry
george/georg/georgios/giorgio/jorge/yuri/jiri/georgi/jerzy/georges/yiorgos/gheorghe/juri/yury/yuriy: georgie jorge yura jurek dod giorgos coco zhora
georgia/georgina/georgiana/georgette: georgie gina georgy gigi
gerald/geraldo/gerard/gerhard/gerardo/jerald: gerry jerry ged gerrie gerd
geraldine: gerry jerry dina gerrie
gertrude/gertrud: gert gertie trudy trudie
gilbert/gilberto/wilbert: gil bert wilber gib
giovanni: gianni vanni nino gio
giuseppe: beppe peppe pino
gloria: glory
grace: gracie
gregory/grigory/gregorio/grigori/grzegorz/gregor/hryhoriy: greg gregg grisha goyo
griselda/griselle: grissel zelda selda
guadalupe: lupe lupita
gustav/gustavo/gustave/gustaf: gus gusti tavo
gwendolyn/gwenda/gwyneth/gwendoline: gwen wendy wen
hannibal: ham
harold/harald/haroldo: harry hal hap hank hari
harriet/harriette/henrietta/henriette: hattie hatty etta hetty ettie retta
heather: hettie
henry/henri/heinrich/enrique/henrik/hendrik/enrico/henryk/henrique: hank harry hal heinz kike rico hen henk quique
hephzibah/hepzibah: hepsy eppie
herbert/heriberto: herb bert bertie herbie
herman/hermann/armando: harman dutch manny
hermione: hermie
hezekiah: hy hez kiah
hilary/hillary: hil hilly larry
hilda/mathilda/matilda/mathilde/brunhilda: tilly tillie matty mattie maud patty hildy
hiram: hy
hope: hopp
horace/horatio/horacio: race horry
howard/hayward: howie hal ward
hubert/hubertus/umberto/humberto: hugh bert bertie hub hubie
hugh/hugo/ugo: hughie hew ugo
ian: iain
ignatius/ignacio/ignatz/ignaz: iggy nacho nace
igor/ihor: gosha garik
inez/ines: agnes
ira: irving
irene/irina/iryna: ira rena irka renie rene
irving/irvin: irv
isaac/isaak/yitzhak/ishaq: ike zac zeke zak
isabel/isabella/isabelle/isobel/ysabel: bella izzy belle issy tibby ib nib bell isa izzie sabel
isidore/isidora: izzy dora
israel: izzy srul
ivan: vanya ivo vanyusha
jacob/jakob/yaakov/yakov/jacobo/jacobus: jake jay jack jakey jaap cobi kuba yasha
jacqueline/jaclyn/jacquelyn/jacklyn: jackie jacqui lin jack
james/jaime/jaimie/seamus/hamish/diego/jaume/giacomo/jacques/santiago/tiago: jim jimmy jamie jimmie jem jay mimo tiago yago
jane/jean/jeanne/janet/joan/jana/janette/jeannette/joanna/jeanette/johanna/giovanna/juana/janice/ivana/giana: janie jenny jeannie jessie nettie jo joey netta jan jen joanie jinny hanna josie nan
jasmine/jazmin/yasmin/yasmine: jas jazz min
jason: jay jase
javier/xavier: javi xavi
jedediah/jedidiah: jed dyer
jefferson: jeff sonny
jemima: mima jem mimi
jennifer/jenifer: jen jenny jenn jennie
jeremy/jeremiah/jeremias: jerry jem jez jeremie
jerome/hieronymus/jeronimo: jerry
jessica/yessica: jess jessie jessy jesse
jesse: jess jessie jay
jesus: chuy chucho suso
joaquin/joachim/joakim/jochen: quino achim jochen kim joe
jocelyn/joscelyn: joss lynn joy lyn
john/johann/johannes/johan/juan/ivan/jean/jan/giovanni/joao/sean/shaun/yohanan/hans/jonas/ian/ioannis/yannis/evan/shawn/yahya/ivo/jens: jack johnny jock jackie jon hans jonny juanito ivan vanya jacky johnnie
johanna/joanna: jo annie hanna joey
jonathan/jonathon/yonatan/johnathan: jon nathan john jonny jonty nat yoni jonnie
jordan/jordana: jordy judd jory
joseph/jose/josef/yosef/giuseppe/youssef/jozef/yusuf/josip/yousef/osip/iosif/yussuf: joe joey jody pepe jos sepp che beppe yossi pino joe jojo josey
josephine/josefina/josephina/giuseppina: jo josie fina josey jody joey phine pepita fifi
joshua/yehoshua/josue/jehoshua: josh jos joe shua
josiah: jos joe si
joyce: joy
juanita: nita nettie
judah/yehuda/judas: jude juda
judith/judit/yehudit: judy jude judi jodie jody
julia/juliet/juliana/julianne/julie/giulia/yulia/juliette/yuliya/juliana: jules jill jewels julie jools yulka juli juliet ju
julian/julius/julio/julien/yulian/giulio: jule jules jools july
justin/justus/iustin: just jus justy
justine/justina: jus tina
karen/karin/karina: kari kaz carrie
keith: keefe
kendra: kenny ken
kenneth/kennith/kendall/kendrick: ken kenny kendrick ned
kent: ken kenny
kevin: kev
kimberly/kimberley/kimberlee: kim kimmy kimmie kym
konstantin: kostya
kristen/kirsten/kristin/kirstin: kris kirstie kirsty kristy
lafayette: laffie fate
lancelot/launcelot: lance
larissa: lara lori rissa
laura/laurel/lauren/lora/laurie/loren/lauryn/loretta/laurinda: laurie lori ren lolly laurie retta lor loz etta
laurence/lawrence/lorenzo/laurent/lorenz/lars/lavrenty/laurentius: larry lon laurie lars lawrie lorry renzo enzo lonnie
laverne: vern verna
lavinia/lavina: vina viney ina
leander/leandro: lee lea andy
lemuel: lem
lena/magdalena: lena
leo/leon/leonid/leopold/leonardo/leonard/lev/leonhard/leonidas: lee len lenny leo leon lyova lineau poldi lonya lenny
leroy: roy lee
leslie/lesley: les lee
lester: les
letitia/lettice/leticia: lettie tish titia lettice tisha
levi: lee
levicy: vicy
lewis/louis/luis/ludwig/luigi/lluis/luiz/ludovic/aloysius/lodewijk/ludvig: lou lew louie louis luigi lui lutz gigi
lillian/lilian/liliana/lily/lilith: lil lily lilly lilla lolly lila lillie
lincoln: link linc
linda/lynda/melinda/rosalinda: lindy lin lynn lyn mindy
lionel: leon
lisa/liza: lise
lois/louise/luisa/louisa/eloise/ludmila/heloise: lou lulu eliza lois lola lu louie
lorraine/loraine: lorrie rainie lori raine
lucas/luke/lukas/luca/lukasz: luke luc lucky
lucille/lucy/lucia/lucinda/lucile/luciana: lu lucy cindy lula cille lou lucie
lucretia: creasey
lucian/lucius/luciano: lu chano
luther: luke
lydia/lidia/lidiya: lyddy lida lida lid
lyudmila/ludmila: mila luda lyuda
mabel: may mab belle
mackenzie/mckenzie: kenzie mac mack
madeline/madeleine/magdalena/magdalene/madelyn/madelaine: maddie lena maud maddy lina magda mads lenna madge
magnus/mangus: mag
malachi: mally
malcolm: mal malc
malinda/melinda: lindy mindy
marcella: cella
marcus/mark/marc/marco/marek/marcos/markus/marko: mark marky marc
margaret/margarita/margherita/marguerite/margareta/margarethe/malgorzata/margarethe/margot/marjorie/margery/margret/margrethe: maggie meg peggy marge margie madge greta daisy rita mamie gretel gretchen mag maisie margo megan meggie peg rita gosia grete midge mae metta pearl
mariah/maria/mary/marie/miriam/mariam/maryam/mariya/marija/marion/maryann/marianne/marian/maree/moira/maura/mariana/maryanne: molly polly mae may mamie minnie mitzi mimi ria masha marie mimi mickey mia manya mitzie marya mare
marilyn/marylyn/marlene/marilynn: mary lynn lena mare
martha/marta: marty mattie mat patsy patty mattie
martin/martyn/marten/martinus: marty mart
martina/martine: tina marti
marvin/mervyn/mervin: marv merv vin
mathew/matthew/mateo/matteo/matthias/mattias/matias/mateusz/mathias/mathieu/matthieu/matvey/matti: matt matty thias teo matthi hias thys
maurice/moritz/mauricio/morris/maurizio: morris morry mo mauri
maximilian/maxim/maksim/maximus/maksym/maximiliano/maximo/maxwell/maxime: max maks
megan/meghan/meagan: meg meggie
mehitable/mehitabel: hitty hetty mitty mabel
melanie: mel mellie
melissa/millicent/mellisa: mel lisa missy millie lissa milly mely
melvin/melvyn: mel vin
mercedes: mercy sadie
meredith: merry edie
michael/mikhail/miguel/michel/mikael/michal/mihail/mykhailo/mikhael/micheal/micah/mitchell/michele/mikel/mihai/mikhailo: mike mick mickey micky misha mickey mischa mitch mikey
michelle/michele/michaela/mikaela/michaella: shelly mickey chelle mich micki shell mia kayla shelley
mildred: millie milly
miles/myles: milo
minerva: minnie nervie
miranda: randy mandy mira randi mira
mitchell: mitch
mohammed/muhammad/mohamed/mohammad/muhammed/mohamad/mehmet/mahomed/muhamad/mahamed: mo mohd md muhd hamudi hammad moe moh mamadou
monica/monika/monique: mon moni
montgomery: monty gum
mordecai: mort
mortimer/morton: mort
moses/moshe/moussa/musa/moises: mose moss moe moishe
muriel: mur
myrtle: myrt myrti mert
nadezhda/nadia/nadine: nadya nada dina deedee
nancy: nan ann
naomi/noemi: omi
napoleon: nap nappy leon
natalie/natalia/natasha/nataliya/nathalie: nat tasha talia nettie tally natalka nata lily
nathan/nathaniel/nathanael/natan: nate nat nathan than natty
nelson: nels
nicholas/nicolas/nikolai/nicola/nikolaus/niklas/nicolae/mykola/nikolaos/nikolay/niccolo/nicolaas/miklos/klaus/nikola: nick nicky nico nik kolya klaus nicky claas nicol claus cole
nicole/nicola/nicolette/nikola: nicky nikki cole colette niki
nora/honora/honor/noreen/eleanora: nonie norah norrie
norbert: bert norby
norman: norm
obadiah: obie obed
octavia: tave tavia
odell: dell odo
oleg: olezhka
olga: olya
oliver/olivier/oliviero: ollie olly nollie
olivia/oliva: liv ollie livvy via livia olive nollie
omar/umar: umer
orlando: roland
oscar/oskar: ozzy os
osama/usama: sam
oswald/osvaldo/osmond/osborne: ozzie oz waldo ossy ozzy
pamela: pam pammy
parthenia: thenia
patience: pat patty
patricia/patrice/patrizia: pat tricia patty trish patsy trisha patti pattie trixie
patrick/patricio/padraig/patrik: pat paddy rick patsy peter packy pate pato
paul/pablo/pavel/paolo/paulo/paulus/pal/pavlo/pawel/pauli: pauly pasha polly pavlik
paula/paulina/pauline/paola: polly lina paulie pauly
pelegrine: perry
penelope: penny pen nelly poppy
percival/perceval: percy
permelia/pamelia: melly millie mellie
pernetta: nettie
perry: peregrine
peter/pedro/pierre/pyotr/piotr/petr/pietro/petros/pieter/petro/piet/peder/petar: pete petey petya perico pit pier
petronella: nellie
pheney/josephine: josephine
philadelphia: delphia
philander: phil
philip/phillip/felipe/philippe/filip/filippo/philipp/phillipe: phil pip flip pippo lip
philippa/phillippa: pippa pip phil
phineas: finn
phoebe: fifi phebe
pleasant: ples
prescott: scott scotty
priscilla: cilla prissy cissy pris
providence: provy
prudence: prue prudy pru
rachel/rachael/raquel/rahel: rach shelly ray shell rae
rafael/raphael/raffaele/rafal: raf rafa rafi raph ralph
ralph/raoul/raul/rolf: rafe rolph
ramona/ramon/raymond/raimundo/raymundo: ray mona mundo moncho
randall/randolph/randal: randy rand dolph
raymond: ray
rebecca/rebekah/rebeca/rivka: becky becca beck reba bex becks riva
regina/reginald/reynaldo/reinaldo/reinhold: reg reggie gina naldo ron rena
relief: leafa
renata/renate/rene/renee: rennie nate rena
reuben/ruben: rube ben ruby
reza/rida: ridha
rhoda: rodie
rhyna: rhynie
ricardo/richard/riccardo/rikard/ryszard/rickard: rick dick rich ricky richie dickie ritchie rico rickey hick dickon dicky
robert/roberto/rupert/ruprecht/robertus: bob rob bobby robbie bert robin robby dob berto bobbie hob rupert rab
roberta/robin/robyn: bobbie robbie bert birdie
roderick/rodrigo/rodney/roderic/rod: rod roddy rick rory
rodger/roger/rogelio/rutger: rodge hodge bobby robby rog
roland/rolando/orlando/rowland: rollie rolly orly rowly lanny roll
ronald/ronaldo/reynold: ron ronnie ronny
rosabel/rosalind/rosalyn/rosalie/rosalinda/roseanne/rosaline/roselyn: rose roz rosie linda lyn ros rosey roxy
rosemary/rosemarie: rose rosie romy mary
rose/rosa/rosina/rosario: rosie rosita chayo roza
rosella/roxanne/roxana/roxanna: roxy rose rosie roxie anna
rowena: ro winnie
rudolph/rudolf/rodolfo/rodolphus/adolph/adolf/adolfo: rudy dolph rolf fito olph rudi
russell/russel: russ rusty
ruth: ruthie
sabrina: brina
said/saeed/sayed/sayyid: saied
samantha: sam sammy mantha
sampson/samson: sam
samuel/shmuel/samir: sam sammy samo
sandra/cassandra: sandy sandi sondra
sarah/sara/sally/sarai: sal sally sadie sarry sassy sary surrey
savannah: vannie anna
scott: scotty scottie
sebastian/sebastien/bastian/sebastiano: seb bastian basti bas
selena/selina: lena celina
serena: rena
sergei/sergey/serge/sergio/serhiy/sergiu/serhii: seryozha serg checo
seymour: see morey
shadrach: shad
sharon/shaaron: shari sha shaz
sheila/sheilah: cecilia shelly
sheldon: shelly shel
shirley: shirl lee
sibyl/sybil/sybilla: syb
sidney/sydney: sid syd
sigismund/sigmund/zygmunt: sig siggy
silas/sylvanus/silvester/sylvester: si vester sy sly vet sil
silence: liley
simon/simeon/shimon/simone/szymon/semyon: si sion simmy sam syoma
socrates: crate
solomon/shlomo/salomon/suleiman/sulayman: sol sal solly salmon zolly
sophia/sofia/sophie/sofiya/zofia: sophy sonia sonya sofie zosia fia
stacy/stacey/stacie: stace stacia
stanislav/stanislaw/stanislaus/stanislas: stan stas slava stanko
stanley: stan
stephanie/stefania/stephania/stefanie: steph stephie annie stevie steffi fanny
stephen/steven/stefan/esteban/stepan/etienne/istvan/szczepan/stephan/stefano/stevan: steve stevie steph step steffen
stuart/stewart: stu stew
sullivan: sully van
susan/susannah/suzanne/susanna/susana/zuzanna/zsuzsanna/shoshana/suzanna: sue susie suzy sukey hannah sanna suki suzie zuza
svetlana/svitlana: sveta lana
swarthmore: swarthy
tabitha: tabby
tamara/tamar: tammy tam toma mara
tanya/tatiana/tatyana/tetiana: tania tan tanja
tasha: tash
temperance: tempy
terence/terrance/terrence/terry/terance: terry tel
theodora/theodosia: dora theo dosia theda teddy
theophilus: ott theo
theresa/teresa/therese/tereza/teresia/tracy: terry tess tessa tessie tracy reese trixie terrie tessy thirza tracey tess resi
thomas/tomas/tommaso/tomasz/foma/thom: tom tommy thom tam massey
tiffany: tiff tiffy
timothy/timofey/timoteo/timotheus: tim timmy timo
tobias/tobiah: toby bias tobe
tristan/tristram: tris tristan
tryphena: phena
ulysses: lyss
uriah: riah
ursula: ursie sulie
valentina/valentine/valentin/valeria/valerie/valerian: val valya lera felty vally vallie valerie valek
vandalia: vannie
vanessa: nessa van essa
vasily/vasiliy/vasyl/vassily/vasilis/basil/wassily: vasya bill vasko
vera/veronica/veronika/verena: ronnie vera vi franky vonnie vron nica nika
vernon/verne: vern
victor/viktor/vittorio/wiktor: vic vick vico vitya
victoria/viktoria/vittoria/viktoriya: vicky vicki tori vikki torrie tory vic vika vickie toria
vincent/vicente/vincenzo/vincenz/wincenty: vin vince vinny vinnie vinson enzo chente
viola/violet/violetta/yolanda: vi vie ola vye lola iolanthe
virginia/virginie: ginny ginger jenny jinny virgy gina ginnie
vitaly/vitaliy/vitalii: vitalik vitya
vivian/vivien/viviana/vivienne: viv vi vivi
vladimir/volodymyr/wladimir/uladzimir/vladislav/vladimiras/wladyslaw/vladyslav: vlad vova volodya vladik slava wolodja ladislav vovo
vyacheslav/viacheslav: slava
waldo: ozzy
wallace: wally
walter/gualterio/wouter/valter: walt wally wat wout
warren: wren
webster: webb
wendy: wen
wesley: wes
wilbur/wilber: will willie
wilfred/wilfrid/wilfredo: will fred wilf willie freddie
wilhelmina/vilhelmina: willa mina minnie billie wilma wilmett helmi willie mina minella
william/wilhelm/guillermo/willem/guillaume/guglielmo/vilhelm/liam/gulielmo: bill will billy willie willy wills liam bela memo wim helm willi vilem
willis: bill
wilson: will willy
winfield/winfred: field win winny
winifred/winnifred: winnie freddie winny freda
winston: win winnie
woodrow: wood woody drew
yekaterina: katya
yelena: lena
yeona: onie
yevgenia/eugenia/evgenia: zhenya genie jenny gina
yvonne/ivonne: vonna vonnie evie
yuri: yura
zachary/zachariah/zechariah/zacarias/zakariya/zackary/zakaria/zakariah: zach zac zak zack zachy riah zeke
zebedee/zebulon/zebadiah: zeb lon
zedekiah: zed ked diah dyer
zainab/zeinab: zaynab zeynep
`

/** Names that are one name in several languages and that the table above does not join. */
export const cognates = `
ali alee
hassan hasan
hussein husain hossein husayn hoseyn huseyin
ibrahim abraham ebrahim
ismail ishmael ismael
yusuf joseph yousef youssef
yaqub jacob yaqoob
issa isa jesus
mariam mary maryam miriam
abdullah abdulla abdallah abdoulaye
osman uthman othman
omar umar
ahmed ahmad ahmet
mahmoud mehmood mahmood
mikhail michael
pavel paul
pyotr peter
nikolai nicholas
andrei andrew
ekaterina catherine
elena helen
zhanna joanna
grzegorz gregory
wojciech adalbert
ludwig louis
heinrich henry
guillaume william
giuseppe joseph
giacomo james
jorge george
jaime james
xavier javier
`
