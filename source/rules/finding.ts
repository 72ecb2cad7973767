export type Severity = 'error' | 'warning' | 'info';

/** How sure the fault itself is. Only a certain finding may be an error. */
export type Confidence = 'certain' | 'likely' | 'hint';

/** Where a person can see it: a field path of an object (`spec.selector.app`, `pod/web-1 status.phase`) and its value. */
export type Evidence = {readonly path: string; readonly value: string};

/**
 * What can be done. A command is an argv without its cluster: fix-text.ts quotes it and names the cluster in the one place
 * that knows it.
 */
export type Fix =
	| {readonly kind: 'command'; readonly label: string; readonly argv: readonly string[]; readonly mutating: boolean}
	| {readonly kind: 'yaml'; readonly label: string; readonly value: string; readonly mutating: boolean}
	| {readonly kind: 'text'; readonly label: string; readonly value: string; readonly mutating: false};

/** Where in a manifest the field at fault stands, else the object; line and column count from one. */
export type Location = {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	/** Where it stands in what helm or kustomize made of that file. */
	readonly rendered?: {readonly file: string; readonly line: number; readonly column: number};
};

export type Subject = {readonly kind: string; readonly namespace: string; readonly name: string};

export type Finding = {
	/** The rule's file name. */
	readonly code: string;
	readonly severity: Severity;
	readonly confidence: Confidence;
	/** null for a finding about the cluster. */
	readonly service: {readonly namespace: string; readonly name: string} | null;
	/** The Service port's number, where the finding is about one port. */
	readonly port?: number;
	/** The object at fault, where it is not the Service itself. */
	readonly subject?: Subject;
	/** Only where manifests were looked at. */
	readonly location?: Location;
	readonly title: string;
	/** One sentence, the most telling words first: a row shows as much of it as fits. */
	readonly cause: string;
	readonly evidence: readonly Evidence[];
	readonly fixes: readonly Fix[];
	/** What applying the manifests does to it; only where that was asked. */
	readonly change?: 'breaks' | 'stays' | 'heals';
	/** The question that proves it, with its answer; only where it was asked. */
	readonly proof?: {
		readonly hop: string;
		readonly target: string;
		readonly outcome: string;
		readonly ms: number | null;
		readonly tool: string;
		readonly command: readonly string[];
		readonly detail: string;
	};
	/** Code of the finding this one follows from. */
	readonly foldedUnder?: string;
	/** Why its owner does not want to hear of it: it stays in the list and counts for nothing. */
	readonly ignored?: string;
	/** Since when (Unix seconds) it has been so, by the conditions of the objects. Only where they tell. */
	readonly since?: number;
	/** From this moment (Unix seconds) on it is an error: a wait that has become a fault. */
	readonly errorFrom?: number;
	/** Before this moment (Unix seconds) nothing is said of it: so long such a wait is in order. */
	readonly visibleAfter?: number;
	/** Why it is less than an error so far, told only as long as it is: what its cause says of that, and where one sees it. */
	readonly downgrade?: {readonly cause: string; readonly evidence: readonly Evidence[]};
};

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Negative where `a` is worse. */
export const compareSeverity = (a: Severity, b: Severity) => severities.indexOf(a) - severities.indexOf(b);
