/** What came of asking one port of a Service. */
export type PortProof = {
	readonly service: {readonly namespace: string; readonly name: string};
	/** The number of the port; null for a Service without ports. */
	readonly port: number | null;
	readonly protocol: string;
	/** `not-asked`: nobody could, or no command was left; `reason` says why. */
	readonly state: 'answers' | 'fails' | 'not-asked';
	readonly reason?: string;
	/** Nothing is meant to answer now: its workload is scaled to 0, or its Job has ended. Only where that is so. */
	readonly isAsleep?: true;
	readonly from?: {readonly namespace: string; readonly pod: string; readonly container: string};
	/** The hop that proves it; absent where nothing was asked. */
	readonly hop?: ProvingHop;
};

/** The question that proves it, with its answer. */
export type ProvingHop = {
	readonly hop: string;
	readonly target: string;
	readonly outcome: string;
	/** Milliseconds that the tool measured; null where it measures nothing. */
	readonly ms: number | null;
	readonly tool: string;
	readonly command: readonly string[];
	readonly detail: string;
};

/** `shop/web 80`, `shop/dns 53/UDP`. */
export const proofName = ({service: {namespace, name}, port, protocol}: PortProof) =>
	`${namespace}/${name}${port === null ? '' : ` ${port}`}${protocol === 'TCP' ? '' : `/${protocol}`}`;

/** How many ports were asked, and how they answered. */
export const proofSummary = (proofs: readonly PortProof[]): string => {
	const count = (state: PortProof['state']) => proofs.filter(proof => proof.state === state).length;
	return `${proofs.length} ports: ${count('answers')} answer, ${count('fails')} fail, ${count('not-asked')} not asked`;
};
