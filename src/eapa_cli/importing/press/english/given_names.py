"""Given names as English texts spell them, for the boundary between an organization and a person."""

from typing import Final

_NAMES: Final = """
    aaron abbas abdoulaye abdul abdulaziz abdulla abdullah abdullo abdulwahab abdurahman abdurrahman abebe abena
    adam adel adil adrian agnieszka agus ahmad ahmed aibek aida aidar aidos aigul ainur aissatou akbar akbarali
    akira akmal akram akylbek albert alberto alejandro aleksandar aleksander aleksandr aleksandra aleksei aleksey
    alessandro alex alexander alexandr alexandra alexandre alexei alexey alexi alfred ali alice alim alina alireza
    alisher aliya almaz almazbek alyona amal amanda amin amina amir amit amitabh amna ana ananda anar anastasia
    anastasiya anatoliy anatoly anders andras andre andrea andreas andrei andrej andres andrew andrey andrii andriy
    angela angelika anil anita anjali ann anna anne anthony anton antonio antti anvar anwar ara aram ararat ardak aria
    arif arina arkady arman armen arnold arsen artem arthur artur artyom arun arvind asan asel asghar ashish ashok
    asiya askar aslan asror astrid atif attila avaz ayaz aybek aygul aysel ayten azamat azim aziz aziza azizbek
    babak bahrom bakhodir bakhtiyar baktybek bakyt balazs bambang barbara barkali bassam batyr baurzhan bauyrzhan
    beatriz begimai behrouz behzod bekzod benjamin berdimuhamed bernard bilal bjorn bobir bobur bogdan bolat bolot
    boris botir branko bruno budi burhan carl carlo carlos carmen caroline catherine charles cheikh chiara cholpon
    chris christian christina christopher chukwu claudia daniel daniela daniil daniyar daria darya dauren david
    davide davit davron dawit deepak denis desmond dewi diana diego dilfuza dilnoza dilshod dimitar dina dinara
    dmitri dmitriy dmitry dominic donald dragan duc dumitru dusan edgar eduard edward ekaterina eko elchin eldar
    eldor elena eleni elina elizabeth elmira elnara elnur elshad elvira emeka emil emilia emin emma emmanuel emomali
    enrico erbol erdem eric erik erika erkin erlan ernest erzhan esther eugene eva evgeni evgenia evgeniy evgeny ewa
    fabio fadi faisal farhad farid farida farit farkhad farrukh fatima fatma fatou felix ferenc fernando feruza
    firdavs francesco francis francisco franco francois frank franz fred frederic furkat fyodor gabor gabriel galina
    gary gaukhar gennady george georges georgi georgios georgiy georgy gerhard german ghassan gian giorgi giovanni
    giulia giuseppe gleb goran gregory greta grigory guillermo gulbahor gulchehra gulmira gulnara gulnora gulshan
    gunay gurban gurbanguly gustavo guzel habib hadi hailemariam hamad hamid hanna hans haruto hasan hassan hayk
    heidar heidi heinz helen helena helga henri henry hernan hikmat hind hiroshi hossam hossein hugo hussein hyun
    ibrahim ignacia ignacio igor ilgar ilham ilia iliya ilya ilyas imad imran ina inga ingrid inna ioannis ion iqbal
    irakli irina irma isaac isabel iskandar ismail istvan ivan ivana ivanka ivo iwan jaber jacinta jack jacob
    jacques jahongir jakub jamal james jamila jamshed jamshid jan jana jane janez janos jasur javad javid javier
    javiera javlon jean jeff jennifer jens jerome jerzy jessica jian jim jiri joachim joao joaquim joe johan johann
    johannes john joko jomo jonathan jorge jose josef joseph joshua juan judith juha julia julian juliana jun jung
    jurgen jyldyz kabuljon kai kairat kamal kamil kamran kamshat kanat kanybek karen karim karima karl karolina
    kassym katarina katerina kathy katya kaveh kavita keiko ken kenji kenneth kevin khaled khalid khalil khurshed
    khurshid kim kirill klaus kofi komil konstantin konstantinos krzysztof ksenia kseniya kubanychbek kumar kwame
    kymbat lakshmi lala larisa lars laszlo laura layla laziz leila lena leo leon leonardo leonid leyla leyli liam
    lidia lilia lilya linda lisa liu liudmila ljubomir lola lotte louis luca lucas lucia luigi luis luiz luiza lukas
    lyubov lyudmila madina magomed mahathir mahdi mahmadsaid mahmoud mahmud majid maksim malika mamadou manoj manuel
    manzura maral marat marc marcel marco marcos marek maria mariam marian marie marija marina mario marion mark
    marko markus marta martin marwan mary maryam marzia masato masood masoud mateusz matthew matthias maurice mavlon
    max maxim mehdi mehmet mehrdad mehriban michael michel miguel mihail mika mikhael mikhail milan milena milorad
    milos minh mirbek mirza mirziyo misha mohamad mohamed mohammad mohammadreza mohammed mohsen monica mostafa
    moussa moza mubarak muhammad muhammadjon mukesh mukhtar mulugeta munir murad murat murod mustafa muzaffar
    muzaffarbek myrat nabil nadezhda nadia nadir namiq nancy narendra narges nargiza narine nasiba nasser natalia
    natalie nataliya natalya nathan nazar nazim neha nele nelly nenad ngozi nguyen nicholas nick nicola nicolae
    nicolas nigar nigora nikita nikola nikolai nikolas nikolay nikos nilufar nina nino nitin nodir nodira noel
    nomvula nora norbert noura nozimkhon nur nurali nurbek nurlan nursultan nurzhan odil odilbek ogulsapar olaf oleg
    oleksandr olena olesya olga olim oliver olivier oluwaseun omar omer ondrej orkhan oscar osman otabek otto
    ousmane oybek pablo pal panagiotis pankaj paolo parviz patricia patrick paul paula paulo pavel pavle pawel pedro
    pekka peter petr petra pham philip philippe pierre piotr plamen polina pooja prakash priya puji pyotr qasim
    quang rafael rafaela rafik rahim rahul raj raja rajesh rajiv rakhim ramazan ramesh rami ramil ramin ramiz ramon
    rana rashed rashid raul ravil ravshan raymond rebecca retno reza rezo ricardo richard ridwan rina rinat rita
    robert roberto robin rodrigo roger roland roman ron rosa rovshan roy roza ruben rudolf rufat rumen ruslan rustam
    rustami ryszard saad sadyr saeed saeid sahib said saida saidakbar saidali saif salah salavat salim salima salman
    salome samer samir samuel sandeep sandra sanjar sanjay santiago sara sarah sardor satish saule sayed scott
    sebastian selim serdar serge sergei sergej sergey sergio serhii serik sevinj seyed shahin shahla shahram
    shakhnoza shalala shamil sharif shashi shavkat sheikha sherali sherif sherzod sherzodbek shirin shokhrukh
    shuhrat shukhrat siavash simon sipho sirojiddin siti slobodan sofia sofie sona sonia soo sophie stanislav stefan
    stefano steffen stephan stephen steve steven stoyan sudhir suhrob sultan sunil suresh susan susanne sven
    svetlana syed tahir takashi taleh talgat tamara tanya taras tarek tariq tatiana tatjana tatyana temur tesfaye
    thabo thanh thani theodor theresa thiago thomas tigran tim timo timothy timur tofig togzhan tom tomas tomasz
    tony tran tunde tunku tural turan turgut tursunbek uktam ulan ulrich ulugbek ulukbek umar umid ural ursula usman
    vaclav vadim vagif vahid valentin valentina valeri valeria valerie valeriy valery vasile vasili vasilii vasilis
    vasiliy vasily vera veronika victor victoria vijay viktor viktoria viktoriya ville vincent vinod viorel vitali
    vitaliy vitaly vivek vladimir vladislav vladlen volodymyr vsevolod vugar vuk vusal vusala vyacheslav wahyu walid
    walter wang wanjiku wei werner william wolfgang xavier xiaoming yahya yakov yan yana yang yaroslav yasmin yasser
    yelena yerbol yerlan yerzhan yevgeny yoko yosef yousef yudi yuki yulia yuliya yuri yuriy yury yusuf zafar zahid
    zahra zainal zamira zarina zaur zaza zbigniew zdenek zebiniso zebo zhanar zhandos zhang zhanna zhuldyz ziad
    zlatko zoltan zoran zsolt zukhra zulfiya zumrud
"""
GIVEN_NAMES: Final = frozenset(_NAMES.split())
"""In lower case; a missing name costs recall only, since an unknown capitalised word can be a name as well."""
