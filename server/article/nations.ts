/** Peoples, faiths and parties: they tell what someone is like, not whom they work for. */
export const nations: ReadonlySet<string> = new Set(
  `american americans british chinese russian russians european europeans french german germans japanese mexican
   republican republicans democrat democrats democratic muslim muslims christian christians jewish catholic
   hispanic hispanics latino latinos african asian israeli iranian syrian ukrainian indian canadian korean
   turkish arab arabs english spanish italian irish scottish welsh dutch polish greek swedish norwegian danish
   finnish australian brazilian kenyan nigerian egyptian palestinian pakistani afghan iraqi vietnamese filipino
   thai cuban north south east west northern southern eastern western gop internet twitter facebook god
   constitution islam black white native`.split(/\s+/),
);
