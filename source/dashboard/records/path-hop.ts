/** What is known of a part of the way. Nothing works, or fails, that was not asked or found; `partly` is some of it, or only likely. */
export type PathState = 'works' | 'partly' | 'fails' | 'running' | 'unknown';

/** The parts of the way from outside, and from a client, to what serves it, in its order. */
export const pathPlaces = [
	'outside',
	'entrance',
	'gateway',
	'client',
	'dns',
	'address',
	'external',
	'endpoint',
	'policy',
	'inside',
	'http',
] as const;

export type PathPlace = (typeof pathPlaces)[number];

/** A part of the way as it is shown. */
export type PathHop = {
	readonly place: PathPlace;
	readonly label: string;
	/** What it is called where there is little room; absent where that is no other. */
	readonly short?: string;
	readonly state: PathState;
};

export type PathStates = Readonly<Partial<Record<PathPlace, PathState>>>;

/** What is known of a part where this is known of its parts: unknown ones tell nothing. */
export const combined = (states: readonly PathState[]): PathState => {
	const known = states.filter(state => state !== 'unknown');
	const [first] = known;
	if (first === undefined || known.every(state => state === first)) {
		return first ?? 'unknown';
	}

	return known.includes('running') && !known.includes('fails') ? 'running' : 'partly';
};
