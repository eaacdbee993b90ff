/** Everything that can stop a caller, as codes; the sentences stand in the message catalogs under `errors`. */
export const errorCodes = {
  'not-signed-in': 401,
  'not-found': 404,
  forbidden: 403,
  muted: 403,
  invalid: 400,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  closed: 409,
  'not-open': 409,
  'no-attempts-left': 409,
  wait: 409,
  'password-wrong': 400,
  'password-weak': 400,
  'password-must-change': 403,
  'name-taken': 409,
  'email-taken': 409,
  'code-unknown': 404,
  'code-off': 409,
  'signup-closed': 403,
  'demo-only-here': 403,
  'last-teacher': 409,
  archived: 409,
  'nothing-kept': 409,
  'in-use': 409,
  'question-wrong': 400,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof errorCodes;

/**
 * The one error that procedures throw when the caller cannot go on. `field` names the input it stands beside, `detail`
 * carries values for its sentence or the state that a stale writer should see; neither ever holds a secret.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly detail: Record<string, string | number> | null;

  constructor(code: ErrorCode, options: { field?: string; detail?: Record<string, string | number> } = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.field = options.field ?? null;
    this.detail = options.detail ?? null;
  }
}
