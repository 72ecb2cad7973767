export type Placement = {
	/** Unix milliseconds. */
	readonly now: number;
	/** Unix milliseconds when the pod was created. */
	readonly created: number;
	/** undefined where no node takes the pod. */
	readonly node: {readonly name: string; readonly address: string} | undefined;
	readonly nodeCount: number;
	readonly podIP: string;
};
