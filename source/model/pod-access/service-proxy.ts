/** What came back through the API server's proxy. */
export type ProxyReply = {readonly ms: number} & (
	| {
			readonly outcome: 'answered';
			readonly code: number;
			/** The words after the code. */
			readonly reason: string;
			readonly body: string;
			/** Set where the API server itself answers, and not what is behind it. */
			readonly refusal: string | undefined;
	  }
	/** 401 or 403 of the API server itself. */
	| {readonly outcome: 'denied'}
	/** No answer of the API server: `problem` is a sentence. */
	| {readonly outcome: 'failed'; readonly problem: string}
);

/** Sends a GET of a path to the API server; implemented by kubernetes/objects/service-proxy.ts. Never rejects. */
export type ServiceProxy = (path: string, signal: AbortSignal) => Promise<ProxyReply>;
