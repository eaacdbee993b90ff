import type { Catalog } from './english.ts';
import type { Language } from './languages.ts';

declare module 'next-intl' {
  interface AppConfig {
    Messages: Catalog;
    Locale: Language;
  }
}
