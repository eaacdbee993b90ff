import { z } from 'zod';
import { displayName } from './display-name.ts';
import { emailAddress } from './email.ts';
import { longest } from './password-rule.ts';
import { textSizes } from './person.ts';
import { isUserName } from './user-name.ts';

const cleaned = (clean: (typed: string) => string | null) =>
  z
    .string()
    .max(1000)
    .transform((typed, context) => {
      const value = clean(typed);
      if (value === null) context.addIssue({ code: 'custom', message: 'not usable' });
      return value ?? '';
    });

export const displayNameSchema = cleaned(displayName);
export const emailSchema = cleaned(emailAddress);
export const userNameSchema = z
  .string()
  .max(100)
  .transform(typed => typed.trim().toLowerCase())
  .refine(isUserName);
export const passwordSchema = z
  .string()
  .min(1)
  .max(longest * 4);
export const timeZoneSchema = z
  .string()
  .max(60)
  .refine(zone => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  });

/** How somebody likes readings to look. */
export const lookSchema = z.strictObject({ textSize: z.enum(textSizes), wideSpacing: z.boolean() });

export const profileSchema = z.strictObject({
  displayName: displayNameSchema,
  language: z.enum(['en', 'en-XA']),
  timeZone: timeZoneSchema.nullable(),
  textSize: z.enum(textSizes),
});
