const first =
  'Amber Brisk Calm Clear Coral Dusky Early Fair Gentle Golden Grey Hazel Indigo Ivory Keen Lively Lunar Merry Misty Noble Olive Quick Quiet Rapid Rosy Ruby Sandy Silver Snowy Steady Sunny Swift Teal Tidy Violet Warm Wild Wise Young Zesty'.split(
    ' ',
  );
const second =
  'Badger Beaver Bison Crane Curlew Deer Dolphin Falcon Finch Fox Gecko Gull Hare Heron Ibis Jay Kestrel Lark Lynx Marten Mole Newt Otter Owl Panda Pike Plover Puffin Quail Raven Robin Salmon Seal Stoat Swan Tapir Thrush Toad Wren Yak'.split(
    ' ',
  );

/** The pseudonym for a draw: the same whole number gives the same name; after 1,600 names a number is added. */
export function pseudonymFor(draw: number): string {
  const index = Math.abs(draw) % (first.length * second.length);
  const round = Math.floor(Math.abs(draw) / (first.length * second.length));
  const name = `${first[index % first.length]} ${second[Math.floor(index / first.length)]}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}
