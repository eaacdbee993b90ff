/** The interface languages that have a catalog. `en-XA` is English made strange, to find text that is not in the catalog. */
export const languages = ['en', 'en-XA'] as const;
export type Language = (typeof languages)[number];

export const defaultLanguage: Language = 'en';

/** The catalog language for a stored setting; whatever is unknown reads English. */
export function languageOf(setting: string | null | undefined): Language {
  return languages.find(language => language === setting) ?? defaultLanguage;
}
