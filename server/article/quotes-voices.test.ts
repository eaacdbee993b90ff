import { describe, expect, it } from 'vitest';
import { rawBlocks } from '#/server/article/blocks.ts';
import { said } from '#/server/article/quotes.testing.ts';
import { findQuotes } from '#/server/article/quotes.ts';
import { splitSentences } from '#/server/article/sentences.ts';

describe('a quotation goes to its speaker', () => {
  it.each<[string, string[]]>([
    [
      '‘We won’t be moved,’ said Nadia Rahman, 34, from Leith. ‘They’ve tried before.’',
      ['We won’t be → Nadia Rahman', 'They’ve tried before. → Nadia Rahman'],
    ],
    [
      `'We won't be moved,' said Nadia Rahman, 34, from Leith. 'They've tried before.'`,
      [`We won't be → Nadia Rahman`, `They've tried before. → Nadia Rahman`],
    ],
    ['‘She told me “never sign anything” and I never did,’ Rahman said.', ['She told me → Rahman']],
    ['‘The bins,’ Mrs Rahman said, ‘are the least of it.’', ['The bins, → Rahman', 'are the least → Rahman']],
    [
      'A council spokesperson said: ‘We are aware of residents’ concerns and will respond in due course.’',
      ['We are aware → A council spokesperson'],
    ],
    ['Ms Rahman added: “It is a shambles.”', ['It is a → Rahman']],
    [
      'The judge called the attack ‘cowardly and cruel’ and jailed Finch for six years.',
      ['cowardly and cruel → The judge'],
    ],
    [
      'Detective Inspector Gareth Pugh, of Dyfed Police, said: “This was a quiet street until Sunday night.”',
      ['This was a → Gareth Pugh'],
    ],
    [
      'Cllr Moira Tennant told the meeting the car park was “a death trap.” Cllr Ahmed Siddiq disagreed. “It needs paint, not panic,” he said.',
      ['a death trap. → Moira Tennant', 'It needs paint, → Ahmed Siddiq'],
    ],
    [
      'A spokesman for Northbank Water said: ‘We apologise to customers. Engineers are on site.’',
      ['We apologise to → A spokesman for Northbank Water'],
    ],
    [
      'Mum-of-three Kelly Draper, 29, said: “I heard a bang.” She added: “Then the lights went.”',
      ['I heard a → Kelly Draper', 'Then the lights → Kelly Draper'],
    ],
    ['‘It’s the residents’ park, not the developers’ one,’ said Draper.', ['It’s the residents’ → Draper']],
    ['‘Back in the ’80s we’d swim here,’ Draper said.', ['Back in the → Draper']],
    ['“No,” said Draper, “I won’t sell, and neither will he.”', ['No, → Draper', 'I won’t sell, → Draper']],
  ])('in British papers: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    [
      '“I never liked the sea,” says Mirela Popescu, leaning on her cane. “It takes.”',
      ['I never liked → Mirela Popescu', 'It takes. → Mirela Popescu'],
    ],
    [
      'Mirela Popescu leans on her cane. “The sea takes,” she says. Her husband, Ion, nods. “It gave us fish,” he says.',
      ['The sea takes, → Mirela Popescu', 'It gave us → Ion'],
    ],
    ['Mirela Popescu shakes her head. “The sea takes.”', ['The sea takes. → Mirela Popescu']],
    ['“It gave us fish,” Ion Popescu smiles.', ['It gave us → Ion Popescu']],
    ['“It gave us fish,” says he.', ['It gave us → he']],
    [
      '“I wanted to be a pilot,” Popescu recalls, “but my eyes were bad.”',
      ['I wanted to → Popescu', 'but my eyes → Popescu'],
    ],
    ['“But when,” Popescu asked, “will they come?”', ['But when, → Popescu', 'will they come? → Popescu']],
    [
      '“The bridge,” said engineer Tadeusz Wrona, “was never meant for trucks.”',
      ['The bridge, → Tadeusz Wrona', 'was never meant → Tadeusz Wrona'],
    ],
    [
      '“Ice is a memory,” said Þóra Jónsdóttir, a glaciologist who has spent three decades on Vatnajökull and now advises the government in Reykjavik. “It forgets fast.”',
      ['Ice is a → Þóra Jónsdóttir', 'It forgets fast. → Þóra Jónsdóttir'],
    ],
    ['Protesters chanted “No more dams!” outside the hall.', ['No more dams! → Protesters']],
    [
      'Ines Prado has heard it all before.\n\n“They come every four years with a shovel and a camera.”',
      ['They come every → Ines Prado'],
    ],
    ['Many ask: “Is it safe?”', ['Is it safe? → Many']],
    ['He denied being a “kingpin,” as prosecutors put it.', ['kingpin, → prosecutors']],
    ['“Gezellig,” as the Dutch say, has no translation.', ['Gezellig, → Dutch']],
  ])('in features: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    [
      'Lou Brandt and Carl Pell argued over the pool. “It leaks,” Brandt said.\n\n“So does your budget,” Pell said.\n\n“We will see.”\n\n“We will.”',
      ['It leaks, → Lou Brandt', 'So does your → Carl Pell', 'We will see. → Lou Brandt', 'We will. → Carl Pell'],
    ],
    [
      'Lou Brandt met Pia Holt at the pool.\n\n“It leaks again,” Brandt said.\n\n“So does your budget,” Holt said.\n\n“You voted for it.”\n\n“I voted for water.”\n\n“Well, there is water.”',
      [
        'It leaks again, → Lou Brandt',
        'So does your → Pia Holt',
        'You voted for → Lou Brandt',
        'I voted for → Pia Holt',
        'Well, there is → Lou Brandt',
      ],
    ],
    [
      '“Where did you park?” Lena Fischer asked her brother Theo.\n\n“By the river.”\n\n“It floods there.”',
      ['Where did you → Lena Fischer', 'By the river. → Theo', 'It floods there. → Lena Fischer'],
    ],
    [
      '“The soil is dry,” Lena Fischer said.\n\n“We have not had rain since March,” she said.\n\n“The wells are next.”\n\nThe county has no plan.',
      ['The soil is → Lena Fischer', 'We have not → Lena Fischer', 'The wells are → Lena Fischer'],
    ],
    [
      'Alvarez: “We saw smoke at nine.”\n\nHost: “And then?”\n\nAlvarez: “Then the roof went.”',
      ['We saw smoke → Alvarez', 'And then? → Host', 'Then the roof → Alvarez'],
    ],
    ['Lena Fischer on the price of bread: “It will rise again.”', ['It will rise → Lena Fischer']],
    [
      'Residents were divided.\n\nTom Hale, 44, baker: “It’s too loud.”\n\nInes Prado, 61, retired: “I like the music.”',
      ['It’s too loud. → Tom Hale', 'I like the → Ines Prado'],
    ],
    ['Q: “Why now?”\n\nA: “Because it is late.”', ['Why now? → Q', 'Because it is → A']],
    [
      '“You’re late,” Mara said.\n\n“The bridge was up.”\n\n“It’s always up.”\n\nIlan shrugged. “Not at night.”',
      ['You’re late, → Mara', 'The bridge was → Mara', 'It’s always up. → Mara', 'Not at night. → Ilan'],
    ],
    ['The minister summed up the night in one sentence:\n\n“We lost.”', ['We lost. → The minister']],
  ])('in dialogues and transcripts: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['“I thought the roof would hold, but then …” Tamura said, looking away.', ['I thought the → Tamura']],
    ['“If they had only called —” she began. Tamura shook her head.', ['If they had → she']],
    ['“The roof came down in a minute, Jill Tamura said.', ['The roof came → Jill Tamura']],
    [
      'Jill Tamura said: “The roof came down in a minute. Nobody was inside.\n\nThe school reopened on Monday.',
      ['The roof came → Jill Tamura'],
    ],
    [
      'Jill Tamura said: “The roof came down in a minute. Nobody was inside.\n\n“We were lucky. I know that.”\n\nThe school reopened on Monday.',
      ['The roof came → Jill Tamura', 'We were lucky. → Jill Tamura'],
    ],
    [
      '“The roof came down,” Jill Tamura said. “Nobody was inside.\n\n“We were lucky.\n\n“I know that.”\n\nThe school reopened on Monday.',
      [
        'The roof came → Jill Tamura',
        'Nobody was inside. → Jill Tamura',
        'We were lucky. → Jill Tamura',
        'I know that. → Jill Tamura',
      ],
    ],
    [`"When my son said 'I am scared,' I ran," said Petra Novak.`, ['When my son → Petra Novak']],
    [
      '« Nous sommes tired of waiting, » said Luc Perrin, a baker. « We want work. »',
      [' Nous sommes → Luc Perrin', ' We want → Luc Perrin'],
    ],
    ['„The line is closed,“ said Jens Brandt, a spokesman for the railway.', ['The line is → Jens Brandt']],
    ['Luc Perrin has baked here since 1990. «I know every child,» he said.', ['I know every → Luc Perrin']],
    [
      '“If you would just let me—” Havel began, but the host cut him off. “You had your minute,” she said.',
      ['If you would → Havel', 'You had your → she'],
    ],
    ['“… and so we left,” Havel said.', ['… and so → Havel']],
    ['“[The mayor] has no plan,” Havel said.', ['[The mayor] has → Havel']],
    ['“He said, ‘Tell them “no,”’ and hung up,” Havel recalled.', ['He said, ‘Tell → Havel']],
    [`"He yelled 'fire,' so I ran," said Lee Ortiz, 9.`, [`He yelled 'fire,' → Lee Ortiz`]],
  ])('with marks of every kind: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['“You cannot mop the sea,” as Solheim put it.', ['You cannot mop → Solheim']],
    ['It was, as Solheim put it, “a long goodbye to the coast.”', ['a long goodbye → Solheim']],
    ['In the words of Ingrid Solheim, “the sea does not negotiate.”', ['the sea does → Ingrid Solheim']],
    [
      'For Ana Ruiz, Mr. Pell is a hero. “He carried my mother out of the water,” she said.',
      ['He carried my → Ana Ruiz'],
    ],
    ['For Tom Hale, Carl Pell is more than a coach. “I owe him everything,” he said.', ['I owe him → Tom Hale']],
    [
      'To Dmitri Volkov, the mayor is a stranger. “He has never walked this street,” he said.',
      ['He has never → Dmitri Volkov'],
    ],
    [
      'Asked whether she would run again, Jill Tamura laughed. “Ask my knees,” she said.',
      ['Ask my knees, → Jill Tamura'],
    ],
    ['“Who pays?” asked Tamura. “Nobody knows.”', ['Who pays? → Tamura', 'Nobody knows. → Tamura']],
    ['Ana Ruiz said the “so-called experts” had failed.', ['so-called experts → Ana Ruiz']],
    [
      '“The wells are dry,” Lena Fischer said. “The river is next.” Her neighbor Otto Brandt agreed. “We have perhaps a month,” he said.',
      ['The wells are → Lena Fischer', 'The river is → Lena Fischer', 'We have perhaps → Otto Brandt'],
    ],
    [
      '“The wells are dry,” Lena Fischer said.\n\n“The river is next,” she added. “Then what?”\n\nOtto Brandt, her neighbor, agreed.\n\n“We have perhaps a month,” he said.',
      [
        'The wells are → Lena Fischer',
        'The river is → Lena Fischer',
        'Then what? → Lena Fischer',
        'We have perhaps → Otto Brandt',
      ],
    ],
    [
      '“The wells are dry,” Lena Fischer said. Otto Brandt put it this way: “No rain, no bread.”',
      ['The wells are → Lena Fischer', 'No rain, no → Otto Brandt'],
    ],
    [
      'Police Chief Ron Dale said officers found Tim Walsh in the garage. “He was cold and hungry,” Dale said. “He had not eaten for days,” he added.',
      ['He was cold → Ron Dale', 'He had not → Ron Dale'],
    ],
    [
      'Ron Dale said he had spoken to Walsh’s brother, Mike. “He is devastated,” Dale said.',
      ['He is devastated, → Ron Dale'],
    ],
    [
      'Sara Lind handed the letter to Paul Ode. “Read it,” she told him. “I can’t,” he replied.',
      ['Read it, → Sara Lind', 'I can’t, → Paul Ode'],
    ],
    [
      'The matter went to the Lindau Tribunal, which said the plan was “unlawful from the start.”',
      ['unlawful from the → Lindau Tribunal'],
    ],
    ['The idea came from Pia Holt, who said it would be “cheap and quick to build.”', ['cheap and quick → Pia Holt']],
    ['His message to the town: “Stay home.” Her reply: “We are home.”', ['Stay home. → His', 'We are home. → Her']],
    ['Mr. Tully was quoted as saying, “I will not move.”', ['I will not → Tully']],
    ['Tully said the fence was illegal, adding that it was “an insult to the street.”', ['an insult to → Tully']],
  ])('carried to the right speaker: %s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('whoever the sentence names', () => {
  it.each<[string, string[]]>([
    [
      'The mayor of Velm, Otis Grange, resigned on Monday. “I have let you down,” he told the council, before leaving by a side door.',
      ['I have let → Otis Grange'],
    ],
    [
      'Grange’s deputy, Sunniva Dahl, will take over. She promised “boring, honest work.”',
      ['boring, honest work. → Sunniva Dahl'],
    ],
    ['“It’s a dog’s breakfast,” is how Dahl described the budget.', ['It’s a dog’s → Dahl']],
    [
      '“We lost the farm,” Hyun-woo Park said through an interpreter. “We lost the road, too.”',
      ['We lost the → Hyun-woo Park', 'We lost the → Hyun-woo Park'],
    ],
    [
      'Dr. Amina Yusuf, chief medical officer at St. Bride’s Hospital, said the ward was full. “We are treating people in corridors,” she said.',
      ['We are treating → Amina Yusuf'],
    ],
    [
      'The union’s general secretary, Mick Rowe, told BBC Radio Velm: “Enough is enough.”',
      ['Enough is enough. → Mick Rowe'],
    ],
    [
      '“I was shaking,” said the driver, 52-year-old Paulo Reis. “I still am.”',
      ['I was shaking, → Paulo Reis', 'I still am. → Paulo Reis'],
    ],
    ['Reis, whose bus was carrying 40 children, said he “saw nothing but white.”', ['saw nothing but → Reis']],
    [`"You can't eat a view," as one resident put it.`, [`You can't eat → one resident`]],
    ['Critics say the plan is “a gift to landlords.”', ['a gift to → Critics']],
    [
      'Police said they were “keeping an open mind.” Det. Supt. Ffion Rees said: “Someone knows who did this.”',
      ['keeping an open → Police', 'Someone knows who → Ffion Rees'],
    ],
    [
      'Ms. Dahl, who is 38, and Mr. Grange, who is 71, rarely spoke. “He called me the girl,” she said.',
      ['He called me → Dahl'],
    ],
    [
      '“Thank you all,” the Rev. Tobias Munn told mourners at St Mary’s. “Go in peace.”',
      ['Thank you all, → Tobias Munn', 'Go in peace. → Tobias Munn'],
    ],
    ['A bronze plaque reads “To those who stayed.”', ['To those who → A bronze plaque']],
    [
      'The ministry, in a statement posted online, called the leak “a minor incident.”',
      ['a minor incident. → The ministry'],
    ],
    [
      'Prime Minister Ola Lind said she would not resign. “I was elected to finish this,” Lind said in parliament. The opposition leader, Per Holm, laughed. “Finish is the word,” he said.',
      ['I was elected → Ola Lind', 'Finish is the → Per Holm'],
    ],
    [
      'According to a police report, the suspect shouted “Nobody move!” before fleeing.',
      ['Nobody move! → the suspect'],
    ],
    ['“Great win!!” Moss wrote on Instagram.', ['Great win!! → Moss']],
    [
      'Holm said: “We have three options: pay, wait or leave.” Asked which he preferred, he said: “Leave.”',
      ['We have three → Holm', 'Leave. → Holm'],
    ],
    [
      'Volunteer Esi Mensah handed out soup. “They were so cold,” Mensah, 24, recalled. “One boy had no shoes.”',
      ['They were so → Esi Mensah', 'One boy had → Esi Mensah'],
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

it('two quotations with nothing between them leave in doubt who speaks', () => {
  const text = '“I don’t recall,” said Finch. “You don’t recall?” “No, I do not.”';
  const blocks = rawBlocks(text);
  const { quotes } = findQuotes(text, blocks, splitSentences(text, blocks));
  expect(quotes.at(-1)?.confidence).toBeLessThan(0.7);
});

describe('a transcript without quotation marks', () => {
  const turnsOf = (text: string) => {
    const blocks = rawBlocks(text);
    return findQuotes(text, blocks, splitSentences(text, blocks)).hearsay.map(
      ({ start, end, speaker }) => `${speaker.name}: ${text.slice(start, end)}`,
    );
  };

  it('is vouched for by whoever stands before the colon', () => {
    expect(
      turnsOf('ALVAREZ: We saw smoke at nine.\n\nHOST: And then?\n\nALVAREZ: The roof fell in 12 minutes.'),
    ).toEqual(['ALVAREZ: We saw smoke at nine.', 'HOST: And then?', 'ALVAREZ: The roof fell in 12 minutes.']);
  });

  it('is none where labels do not come back', () => {
    expect(turnsOf('Update: The road is open.\n\nNote: Bring boots.')).toEqual([]);
  });
});

describe('two who share a name', () => {
  const kin = 'Donald Orlo built the mill. His son, Eric Orlo, runs it.';

  it('are told apart by what one is to the other', () => {
    expect(said(`${kin} "We sold it all," the younger Mr. Orlo said. "It was mine," said the elder Mr. Orlo.`)).toEqual(
      ['We sold it → Eric Orlo', 'It was mine, → Donald Orlo'],
    );
  });

  it('stay open where the article tells no kinship, or names one of them only', () => {
    for (const names of ['Donald Orlo and Eric Orlo met.', 'Donald Orlo built the mill.'])
      expect(said(`${names} "We sold it all," the younger Mr. Orlo said.`)).toEqual([
        'We sold it → the younger Mr. Orlo',
      ]);
  });
});
