const male = `aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto aleksandr alejandro alex alexander alexei alfred ali allan allen alvin amir anatoly anders andre andreas andrei andres andrew andy angus
 anthony antonio arjun armando arnold arthur arturo ashok austin barack barry bart bashar ben benedict benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan byron
 calvin cameron carl carlos cedric cesar chad charles charlie chester chris christian christoph christopher chuck clarence claude clay clayton cliff clifford clint clinton clive clyde colin conor corey cory craig curtis
 dale damian damien dan daniel danny dario darrell darren darryl dave david dean denis dennis derek derrick desmond diego dimitri dmitri dmitry dominic don donald doug douglas drew duane duncan dustin dwayne dwight
 earl ed eddie edgar edmund eduardo edward edwin elijah elliot elliott emilio emmanuel enrique eric erik ernest ernesto ethan eugene evan evgeny felipe felix fernando floyd francis francisco francois frank franklin fred
 frederick fritz gabriel garrett garry gary gavin geoff geoffrey george gerald gerard gerry gilbert giovanni giuseppe glen glenn gordon graham grant greg gregg gregory guido guillermo gus guy hamid hans harold harry hasan
 hassan hector henrik henry herbert herman hiroshi howard hubert hugh hugo hussein ian ibrahim igor isaac ismail ivan jack jackson jacob jacques jake jamal james jamie jared jason javier jay jean jeb jeff jeffrey jens jeremiah
 jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin joe joel johan johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua juan julian julio justin kamal karim karl keith ken kenneth
 kenny kent kevin khalid kirk klaus konstantin kurt kyle lance larry lars laurent lawrence lee leo leon leonard leonardo leonid leroy leslie lester lewis liam lindsey lionel lloyd logan lorenzo louis luca lucas luis luke luther
 magnus mahmoud malcolm manuel marc marcel marco marcos marcus mario mark marshall martin marty marvin mateo matt matteo matthew maurice max maxim mehmet michael michel miguel mikael mike mikhail milton mitch mitchell mitt
 mohamed mohammad mohammed morgan muhammad murray mustafa nathan nathaniel neil nelson newt nicholas nick nicolas nigel nikolai noah noel norman oleg oliver omar orlando oscar oswald otto owen pablo paolo pat patrick paul
 pavel pedro percy pete peter phil philip philippe phillip pierre prakash rafael raj rajesh ralph ramon rand randall randy raul ravi ray raymond reggie reginald reince rene rex ricardo richard rick ricky rob robert roberto
 rodney rodrigo roger roland roman ron ronald ronnie ross roy ruben rudolf rudy russ russell ryan salman salvador sam sami samuel sanjay saul scott sean sebastian sergei sergey sergio seth shane shaun sidney simon spencer stan
 stanley stefan stephen steve steven stewart stuart sunil suresh sven ted terence terrence terry theo theodore thomas tim timothy toby todd tom tomas tommy tony travis trent trevor troy tyler umar vernon victor vijay vincent
 vinod vladimir volodymyr wade wallace walter warren wayne wesley wilbur wilhelm will willem william willie wolfgang woodrow xavier yusuf yuri yves zachary zack jaime kwame kofi chidi emeka tunde olu hiro kenji takashi jin
 wei jun bashir tariq imran faisal nasser yasser anwar rashid samir nabil walid moshe yitzhak avi shimon ariel benny viktor janusz andrzej piotr pawel tomasz marek istvan laszlo gyorgy miroslav petr jiri jan pieter joost`;
const female = `abigail ada adele adriana agnes aisha alejandra alexandra alexis alice alicia alina alison allison alma alyssa amalia amanda amber amelia amina amy ana anastasia andrea angela angelica angelina angie anika anita ann anna
 anne annette annie antonia april ariana ashley astrid audrey aurora ava barbara beatrice becky belinda bella bernadette bernice beth bethany betsy betty beverly bianca bonnie brenda brianna bridget brigitte britney brittany
 brooke camila camille candace carla carly carmen carol carolina caroline carolyn carrie cassandra catherine cathy cecilia celeste celia charlene charlotte chelsea cheryl christina christine cindy claire clara claudia colleen
 connie constance cora courtney crystal cynthia daisy dana daniela danielle daphne dawn debbie deborah debra deirdre delia della denise diana diane dina dolores dominique donna dora doris dorothy edith eileen elaine eleanor
 elena elisa elisabeth elise eliza elizabeth ella ellen elsa elvira emilia emily emma erica erika erin esther ethel eugenia eva eve evelyn faith fatima felicia fiona florence frances francesca frida gabriela gabrielle gail
 gemma georgia geraldine gina giulia gladys glenda gloria grace greta gretchen gwen hannah harriet hazel heather heidi helen helena helga henrietta hilary hillary holly hope ida ilse imelda ines ingrid irene irina iris irma
 isabel isabella ivana ivanka jackie jacqueline jan jane janet janice jean jeanette jeanne jenna jennifer jenny jessica jill jo joan joann joanna joanne jocelyn jodi josephine joy joyce juana juanita judith judy julia juliana
 julie juliet june kamala karen karin karina kate katharine katherine kathleen kathryn kathy katie katrina kayla kelly kendra kerry kim kimberly kirsten krista kristen kristin kristina lara latoya laura lauren leah leila lena
 leslie leticia lily linda lindsay lisa liz lois lola loretta lori lorraine louise lucia lucille lucy luisa lydia lynn lynne mabel madeleine madeline magdalena mallory mandy manuela marcela marcia margaret margarita margot
 maria mariam marian mariana marianne marie marilyn marina marion marisa marjorie marla marlene martha mary maureen maxine maya megan melania melanie melinda melissa mercedes meredith mia michele michelle mildred mindy miranda
 miriam moira molly mona monica muriel myra nadia nancy naomi natalia natalie natasha nellie nicole nina noor nora norma olga olivia ophelia pam pamela patrice patricia patsy paula pauline peggy penelope penny petra phyllis
 priscilla priya rachel ramona raquel rebecca regina renata renee rhonda rita roberta robin rosa rosalie rose rosemary rosie roxanne ruth sabrina sally samantha sandra sara sarah savannah selena serena shannon sharon sheila
 shelly sherry shirley simone sofia sonia sophia sophie stacey stella stephanie sue susan susana susanna suzanne svetlana sylvia tamara tammy tania tanya tara tatiana teresa theresa tiffany tina tracy tricia trudy ursula
 valentina valeria valerie vanessa vera veronica vicki vicky victoria viola violet virginia vivian wanda wendy whitney wilma winifred yasmin yolanda yvette yvonne zainab zara zoe amara ngozi adaeze chioma yuki keiko mei ling
 huma leila layla samira nadine anja katja ulrike sigrid birgit malgorzata agnieszka jadwiga zuzana ivona oksana yulia lyudmila`;

const names = new Map<string, 'm' | 'f' | 'either'>();
for (const [sex, list] of [
  ['m', male],
  ['f', female],
] as const)
  for (const name of list.trim().split(/\s+/))
    names.set(name, names.has(name) && names.get(name) !== sex ? 'either' : sex);

/** Whether a word (lower case) is a common given name, and by convention a man's, a woman's or either's; null when it is none that we know. */
export const givenName = (low: string): 'm' | 'f' | 'either' | null => names.get(low) ?? null;
