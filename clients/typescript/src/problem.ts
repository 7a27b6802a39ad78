/** One field of a request that was refused. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** A problem detail (RFC 9457) as every operation answers it. Switch on `code`; people read `detail`. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  traceId?: string;
  errors?: FieldError[];
}

/** Thrown by {@link orThrow} when the API refuses a call. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** Seconds to wait before another try, when the API says so (429, 503). */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(`${problem.title}${problem.detail ? `: ${problem.detail}` : ""} [${problem.code}]`);
    this.name = "ProblemError";
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "status" in value;
}

/** Gives the data of an answer, or throws its problem. */
export async function orThrow<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    const after = Number(response.headers.get("Retry-After"));
    const problem: Problem = isProblem(error)
      ? error
      : { title: response.statusText || "Request failed", status: response.status, code: `http-${response.status}` };
    throw new ProblemError(problem, Number.isFinite(after) && after > 0 ? after : undefined);
  }
  return data as NonNullable<T>;
}
