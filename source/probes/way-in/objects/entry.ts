/** A listener of a Gateway that a request comes in by. */
export type Entry = {
	/** `infra/edge`. */
	readonly gateway: string;
	readonly listener: string;
	readonly port: number;
};
