import type {Diagnosis} from '../../rules/diagnosis.ts';
import type {Finding} from '../../rules/finding.ts';
import {families} from '../../rules/lib/families.ts';
import {combined, type PathPlace, type PathState, type PathStates, pathPlaces} from './path-hop.ts';

type Family = (typeof families)[keyof typeof families];

/** Which part of the way the findings of a family are about; undefined where that is no part of it. */
const placesOfFamilies: Readonly<Record<Family, PathPlace | undefined>> = {
	cluster: 'address',
	dns: 'dns',
	endpoints: 'endpoint',
	// What comes in from outside takes another way to the Service.
	exposure: undefined,
	pods: 'endpoint',
	policy: 'policy',
	ports: 'endpoint',
	selector: 'endpoint',
	workloads: 'endpoint',
};

/** Those that are about another part than their family. */
const placesOfCodes: Readonly<Record<string, PathPlace | undefined>> = {
	'cluster-dns-no-endpoints': 'dns',
	'coredns-crash': 'dns',
	// What the pods of the Service ask for themselves.
	'dns-egress-blocked': undefined,
	'foreign-manager': 'endpoint',
	'itp-local-no-local': 'address',
	// What a trace alone finds.
	'not-listening': 'endpoint',
	'listens-on-localhost': 'endpoint',
};

const isOfRule = (code: string): code is keyof typeof families => code in families;

const placeOf = ({code}: Finding): PathPlace | undefined => {
	if (code in placesOfCodes) {
		return placesOfCodes[code];
	}

	return isOfRule(code) ? placesOfFamilies[families[code]] : undefined;
};

/** An error about one of several ports leaves the way to the others open. */
const stateOf = ({severity, port}: Finding, ports: number): PathState | undefined => {
	if (severity === 'info') {
		return undefined;
	}

	return severity === 'error' && (port === undefined || ports < 2) ? 'fails' : 'partly';
};

/** Findings that stand for themselves, each with the part of the way it is about. */
const placed = ({findings, isDiagnosed}: Diagnosis, ports: number) =>
	(isDiagnosed ? findings : []).flatMap(finding => {
		const {foldedUnder, ignored} = finding;
		const [place, state] = [placeOf(finding), stateOf(finding, ports)];
		return foldedUnder === undefined && ignored === undefined && place !== undefined && state !== undefined
			? [{finding, place, state}]
			: [];
	});

/** What is known to be wrong with each part of the way to a Service of so many ports, without having asked. */
export const foundStates = (diagnosis: Diagnosis, ports: number): PathStates => {
	const found = placed(diagnosis, ports);
	return Object.fromEntries(
		pathPlaces.flatMap(place => {
			const states = found.filter(each => each.place === place).map(({state}) => state);
			return states.length === 0 ? [] : [[place, states.includes('fails') ? 'fails' : combined(states)]];
		}),
	);
};

/** The policy that a finding of the way is about; undefined where none is. */
export const policyName = (diagnosis: Diagnosis): string | undefined => {
	const found = placed(diagnosis, 1).find(({place}) => place === 'policy')?.finding;
	return found && (found.subject?.kind === 'NetworkPolicy' ? found.subject.name : 'NetworkPolicy');
};
