/** Something whose time is taken at several sizes of the cluster. */
export type Benchmark = {
	readonly name: string;
	/** The highest exponent of its time over the size that is accepted: 1 grows with the cluster, 0 does not. */
	readonly steepest: number;
	/** Builds what it needs for a cluster of so many Services. */
	prepare(services: number): Prepared | Promise<Prepared>;
};

export type Prepared = {
	/** Makes ready what some runs use up, untimed; returns what does them. */
	ready(times: number): () => void | Promise<void>;
	close?(): Promise<void>;
};
