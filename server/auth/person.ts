/**
 * Who is asking: an account with a live session, read from the database for this call. Branded, so that only
 * `server/auth` and `server/trpc` can say that somebody is signed in.
 */
export type Person = {
  readonly userId: string;
  readonly sessionId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly canTeach: boolean;
  readonly language: string;
  readonly timeZone: string | null;
  readonly textSize: TextSize;
  /** Readings stand with more room between lines, words and letters. */
  readonly wideSpacing: boolean;
  /** The password is one that somebody else gave: nothing but changing it is allowed. */
  readonly mustChangePassword: boolean;
} & { readonly proof: unique symbol };

export const textSizes = ['xs', 'sm', 'md', 'lg', 'xl'] as const;
export type TextSize = (typeof textSizes)[number];

/** What a person owns: the proof that stores of readings and quizzes ask for. */
export type Owner = { readonly userId: string } & { readonly proofOfOwner: unique symbol };

/** The proof that jobs and the command line carry; nothing that answers a request may mint it. */
export type System = { readonly system: true } & { readonly proofOfSystem: unique symbol };
