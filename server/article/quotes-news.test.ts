import { describe, expect, it } from 'vitest';
import { said } from '#/server/article/quotes.testing.ts';

describe('a quotation goes to its speaker', () => {
  it.each<[string, string[]]>([
    [
      'OSTRAVA, Czech Republic (AP) — Two bridges will close for the winter, the city said on Tuesday. “We cannot wait for spring,” Deputy Mayor Hana Kolářová told reporters. “The concrete is giving way.”\n\nShe said repairs would cost “well above” the planned sum.',
      ['We cannot wait → Hana Kolářová', 'The concrete is → Hana Kolářová', 'well above → Hana Kolářová'],
    ],
    [
      'The port authority of Lindau said Friday that it would suspend the ferry. “Safety comes first,” the authority said in a statement. “We regret the inconvenience.”',
      ['Safety comes first, → the authority', 'We regret the → the authority'],
    ],
    [
      'Oluwaseun Bakare, who teaches physics in Kano, told VOA that the lab had no power. “We do experiments on paper,” Bakare told VOA.',
      ['We do experiments → Oluwaseun Bakare'],
    ],
    ['“Proud of this team,” Marta Quispe tweeted on Sunday.', ['Proud of this → Marta Quispe']],
    ['“The bus never came,” Quispe posted on X.', ['The bus never → Quispe']],
    ['“We have no comment,” Ana Ruiz, a spokeswoman for the airline, wrote in an email.', ['We have no → Ana Ruiz']],
    [
      'Volkan Motors said the recall was “precautionary and limited.” “No one was hurt,” the company said.',
      ['precautionary and limited. → Volkan Motors', 'No one was → Volkan Motors'],
    ],
    ['A spokesman for Volkan Motors said: “No one was hurt.”', ['No one was → A spokesman for Volkan Motors']],
    ['“All schools will open,” the Education Ministry said on its website.', ['All schools will → Education Ministry']],
    ['“The president was briefed,” the White House said.', ['The president was → White House']],
    [
      '“We reject these claims,” China’s foreign ministry spokeswoman Lin Yue said in Beijing.',
      ['We reject these → Lin Yue'],
    ],
    ['Assistant Secretary Dale Hobart met reporters. “Talks go on,” Hobart said.', ['Talks go on, → Dale Hobart']],
    ['Last Year Barack Obama visited the lab. “I learned a lot,” he said.', ['I learned a → Barack Obama']],
    ['“The pipe burst at dawn,” Tully told the Lindau Herald, the paper reported.', ['The pipe burst → Tully']],
    ['When asked about the delay, Commissioner Yusuf Okafor said only: “Soon.”', ['Soon. → Yusuf Okafor']],
    [
      'Okafor told the panel that the contract “was signed in the dark” and that he had “no idea” who paid.',
      ['was signed in → Okafor', 'no idea → Okafor'],
    ],
    ['“That is nonsense,” was how Okafor put it.', ['That is nonsense, → Okafor']],
    ['Okafor’s response was blunt: “Nonsense.”', ['Nonsense. → Okafor']],
    ['Writing on Twitter, the actor Sam Dace said: “I am fine, thank you.”', ['I am fine, → Sam Dace']],
    ['In an interview with the Herald, Dace said he was “tired of pretending.”', ['tired of pretending. → Dace']],
    [
      'The World Grain Office (WGO) raised its forecast. “Stocks are low,” the WGO said.',
      ['Stocks are low, → World Grain Office'],
    ],
    [
      '“We will not be bullied,” Beijing said. Washington called the move “deeply unhelpful.”',
      ['We will not → Beijing', 'deeply unhelpful. → Washington'],
    ],
    [
      '“We have a suspect,” Oda Police Chief Bram Kuyper told a news conference on Tuesday evening.',
      ['We have a → Bram Kuyper'],
    ],
    [
      'In a statement, Verdana said: “We take safety seriously.” It declined to comment further. “We will cooperate,” it added.',
      ['We take safety → Verdana', 'We will cooperate, → Verdana'],
    ],
    [
      'Verdana spokeswoman Gail Orr said the recall was voluntary. “No injuries were reported,” she said.',
      ['No injuries were → Gail Orr'],
    ],
    [
      'Tom Hale, Verdana’s chief executive, called it “a bad day.” “We will learn,” he said.',
      ['a bad day. → Tom Hale', 'We will learn, → Tom Hale'],
    ],
    ['“Nobody told us,” one worker, Femi Adu, told the Oda Post.', ['Nobody told us, → Femi Adu']],
    ['Adu was quoted by the Oda Post as saying that the gate “was never locked.”', ['was never locked. → Adu']],
    ['The gate, according to Adu, “was never locked.”', ['was never locked. → Adu']],
    [
      '“I’m not a hero,” says the man who pulled two children from the river. “I was closest.”',
      ['I’m not a → the man', 'I was closest. → the man'],
    ],
    [
      '“I’ll be blunt,” the treasurer said. “We are broke.” The treasurer, Ola Berg, took office in May.',
      ['I’ll be blunt, → the treasurer', 'We are broke. → the treasurer'],
    ],
  ])('in wire news: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['Farmers “were given four days to leave,” according to the report.', ['were given four → the report']],
    [
      'The Lindau Water Board denied the claim in a statement. “No sample was lost,” the statement said. “All were counted twice,” it added.',
      ['No sample was → Lindau Water Board’s statement', 'All were counted → Lindau Water Board’s statement'],
    ],
    ['Article 7 of the charter states: “No child shall be turned away.”', ['No child shall → Article 7']],
    ['“Every vessel shall carry a light,” Section 4 reads.', ['Every vessel shall → Section 4']],
    [
      'A report by the Hallam Institute found that rents doubled. “Wages did not follow,” the report said.',
      ['Wages did not → Hallam Institute’s report'],
    ],
    ['“Wages did not follow,” said Ingrid Solheim, lead author of the report.', ['Wages did not → Ingrid Solheim']],
    [
      'Marchers carried signs that read “Water is life” and “Not one more.”',
      ['Water is life → signs', 'Not one more. → signs'],
    ],
    ['A sign on the door read: “Closed until further notice.”', ['Closed until further → A sign']],
    [
      'In a letter to parents, headteacher Olive Grant wrote: “We will reopen on Monday.”',
      ['We will reopen → Olive Grant'],
    ],
    [
      'Investigators wrote that the captain “ignored three warnings.” “He was asleep,” their report said.',
      ['ignored three warnings. → Investigators', 'He was asleep, → their report'],
    ],
    [
      '“Our results suggest a link,” the authors write in the journal Nature Soil.',
      ['Our results suggest → the authors'],
    ],
    [
      'In a 40-page ruling, Judge Dolores Pym wrote that the law was “plainly unconstitutional.” “Legislators knew it,” she wrote.',
      ['plainly unconstitutional. → Dolores Pym', 'Legislators knew it, → Dolores Pym'],
    ],
    ['Protesters held a banner reading “Water is not for sale.”', ['Water is not → Protesters']],
  ])('by documents: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    [
      'Judge Alicia Moreno sentenced Finch to six years. “You left him to die,” she told Finch. “There is no remorse.”',
      ['You left him → Alicia Moreno', 'There is no → Alicia Moreno'],
    ],
    [
      'Prosecutor Sam Ekwueme told the jury that Finch “planned every step.” His lawyer, Ruth Adler, disagreed. “There was no plan,” Adler said.',
      ['planned every step. → Sam Ekwueme', 'There was no → Ruth Adler'],
    ],
    [
      '“Did you see the knife?” Ekwueme asked the witness.\n\n“No,” she replied.\n\n“Did you hear anything?”\n\n“Only the dog.”',
      ['Did you see → Ekwueme', 'No, → she', 'Did you hear → Ekwueme', 'Only the dog. → she'],
    ],
    [
      'The indictment says Finch “knowingly misled” investors. “He forged each signature,” it says.',
      ['knowingly misled → The indictment', 'He forged each → it'],
    ],
    ['Finch pleaded not guilty. “I was at home,” he told the court.', ['I was at → Finch']],
    ['The jury foreman, Alan Beck, stood. “Guilty,” he said.', ['Guilty, → Alan Beck']],
    ['Witness Dana Kroll described “a wall of water.”', ['a wall of → Dana Kroll']],
  ])('in court reports: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    [
      'LEEDS — Midfielder Jonjo Achebe scored twice. “I just hit it,” Achebe said after the game. “It could have gone anywhere.”',
      ['I just hit → Jonjo Achebe', 'It could have → Jonjo Achebe'],
    ],
    [
      'Coach Dana Whitlock praised Achebe. “He runs all day,” Whitlock said of the 19-year-old. “You can’t teach that.”',
      ['He runs all → Dana Whitlock', 'You can’t teach → Dana Whitlock'],
    ],
    [
      '“We were second to every ball,” head coach Marcus Thiele said. “That is on me,” he added.',
      ['We were second → Marcus Thiele', 'That is on → Marcus Thiele'],
    ],
    [
      '“I cried, honestly,” said the 23-year-old Kenyan, Faith Jeptoo. “My mum too.”',
      ['I cried, honestly, → Faith Jeptoo', 'My mum too. → Faith Jeptoo'],
    ],
    [
      'Coach Ibe Nwosu called the defeat “embarrassing” and said his players “forgot how to run.”',
      ['embarrassing → Ibe Nwosu', 'forgot how to → Ibe Nwosu'],
    ],
    [
      'Asked about Nwosu’s comments, rival coach Petr Havel shrugged. “He talks. We win.”',
      ['He talks. We → Petr Havel'],
    ],
    [
      '“I saw the gap,” said striker Lina Moss, whose goal in the 88th minute sealed the title, “and I closed my eyes.”',
      ['I saw the → Lina Moss', 'and I closed → Lina Moss'],
    ],
  ])('in sports reports: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    [
      'The owner of the bakery, Lena Fischer, opened the doors at five. “People were already in line,” she said.',
      ['People were already → Lena Fischer'],
    ],
    ['Resident Bob Tully, 71, isn’t convinced. “Show me the money,” he said.', ['Show me the → Bob Tully']],
    ['One neighbor, who asked not to be named, said the noise was “beyond a joke.”', ['beyond a joke. → One neighbor']],
    [
      'Fire Chief Donna Alvarez arrived first. “It was already through the roof,” the chief said.',
      ['It was already → Donna Alvarez'],
    ],
    [
      'Mayor Lou Brandt and Councilwoman Pia Holt argued over the pool. “It leaks,” the mayor said. “So does your budget,” the councilwoman replied.',
      ['It leaks, → Lou Brandt', 'So does your → Pia Holt'],
    ],
    [
      'Lou Brandt and Pia Holt argued over the pool. “It leaks,” he said. “So does your budget,” she replied.',
      ['It leaks, → Lou Brandt', 'So does your → Pia Holt'],
    ],
    [
      'Ana Ruiz and Paul Ode live by the dam. “We hear it at night,” they said.',
      ['We hear it → Ana Ruiz and Paul Ode'],
    ],
    [
      'Professor Edda Lorne, who died on Monday at 91, was known for her temper. “She once threw a globe at me,” recalled her student Piers Vance. “I deserved it.”',
      ['She once threw → Piers Vance', 'I deserved it. → Piers Vance'],
    ],
    ['“It hurts,” she says of the vote. “But we go on.”', ['It hurts, → she', 'But we go → she']],
    [
      'Rosa Klein and Ida Bloom ran the stall for years. “We never argued,” Klein says. “Once,” Bloom corrects her. “About plums.”',
      ['We never argued, → Rosa Klein', 'Once, → Ida Bloom', 'About plums. → Ida Bloom'],
    ],
    [
      'Rosa Klein and her husband, Emil, ran the stall. “I sold, he carried,” she says. “She talked, I carried,” he says.',
      ['I sold, he → Rosa Klein', 'She talked, I → Emil'],
    ],
    ['The two nurses signed a letter. “We are exhausted,” they wrote.', ['We are exhausted, → they']],
    ['“He kept to himself,” said a neighbor, who declined to give her name.', ['He kept to → a neighbor']],
    ['Asked if he felt pride, Okri — the first from his town to win — said: “Relief.”', ['Relief. → Okri']],
    ['“We are ready,” said Okri — who trained for years — before the race.', ['We are ready, → Okri']],
  ])('in local news: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});
