import { describe, expect, it } from 'vitest';
import { said } from '#/server/article/quotes.testing.ts';

describe('titles, nicknames, slogans, terms and scare quotes are no quotations', () => {
  it.each([
    'Ray “Boom” Delgado and Tyrell “The Wall” Odom meet on Saturday.',
    'The band played “Sweet Home Lindau” before the game at the “Dog Pound” end.',
    'The so-called “smart” meters failed in March.',
    'Her film “The Last Ferry” won two prizes.',
    'Her second novel, “A Coat for Winter,” sold well.',
    'He wrote “Bread Upon the Waters” in 1961 and “The Salt Road” a year later.',
    'The word “ferry” comes from Old Norse.',
    'Doctors call the condition “white lung.”',
    'Officials arrested Paulo “Fish” Mendes on Monday.',
    'The street, known as “Needle Alley,” was closed.',
    'The choir sang “Silent Night” at noon.',
    'The new law bans “junk fees” and “surprise bills” from hospitals.',
    'The paper’s headline was “City Drowns.”',
    'The storm, dubbed “Big Bertha,” hit at dawn.',
    'Danny “the Eel” Moran lost on points.',
    'The boxer, nicknamed “the Eel,” lost on points.',
    'He hosts “The Late Mile” on Radio Oda and wrote for “Harbor Lights” before that.',
    'In her essay “On Being Cold,” Moss describes the winter of 1947.',
    'The crowd sang “You’ll never row alone” until midnight.',
    'In Oda the phrase “going to the wall” means to retire.',
    'The firm’s “green” fuel is made from coal.',
    'Critics of “open” borders and “free” trade rarely agree.',
    'The operation, code-named “Quiet River,” began at dawn.',
    'She clicked on a file called “final_final.doc” and waited.',
    'By “local” the shop means anything within 300 miles.',
    '“Is it safe?” is the question parents ask most.',
    '“No comment” was all the minister would say.',
    'She titled the album “Songs for Nobody,” and it sold 12 copies.',
    'What began as a “small fire” became the worst in Velm’s history.',
    'The chef’s “deconstructed” pie arrives in a shoe.',
  ])('%s', text => {
    expect(said(text)).toEqual([]);
  });
});
