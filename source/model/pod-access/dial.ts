/** How a port answered on the loopback of a pod, asked from outside by way of the kubelet. */
export type DialEnd =
	| {readonly outcome: 'open'; readonly received: string}
	| {readonly outcome: 'refused'}
	/** No right, no pod, no answer: `problem` is a sentence. */
	| {readonly outcome: 'failed'; readonly problem: string};

export type Dialled = DialEnd & {readonly ms: number};

/** Connects to a port of the pod's loopback; implemented by kubernetes/exec/port-forward.ts. Never rejects. */
export type Dial = (
	pod: {readonly namespace: string; readonly name: string},
	port: number,
	signal: AbortSignal,
) => Promise<Dialled>;
