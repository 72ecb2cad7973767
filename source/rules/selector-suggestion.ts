import type {LabelDifference, NearMatch, ServiceView} from '../model/service-view.ts';
import {counted} from './counted.ts';
import type {Fix} from './finding.ts';
import {kubectlName} from './kubectl-name.ts';
import {selectorText} from './selector-text.ts';

const listed = 3;

const foundText = (differences: readonly LabelDifference[]) =>
	differences
		.map(({key, wanted, found}) => (found ? `${found.key}=${found.value}` : `not ${key}=${wanted}`))
		.join(', ');

const wantedText = (differences: readonly LabelDifference[]) =>
	selectorText(Object.fromEntries(differences.map(({key, wanted}) => [key, wanted])));

/** Who comes nearest, for the row: `3 have app=checkout (deploy/checkout)`. */
const nearText = ({owner, pods, differences}: NearMatch) => {
	const who = kubectlName(owner);
	const isAllButOne = differences.every(({found}) => found === undefined);
	const what = isAllButOne ? `all but ${wantedText(differences)}` : foundText(differences);
	if (pods.length === 0) {
		return `the pod template of ${who} has ${what}`;
	}

	return `${pods.length} ${pods.length === 1 ? 'has' : 'have'} ${what} (${who})`;
};

/** What no pod has, the pairs that are missed first, and who comes near, where that is near enough to name. */
export const suggestionCause = ({service, nearMatches}: ServiceView): string => {
	const [best] = nearMatches;
	const isTelling = best !== undefined && (best.patch !== undefined || best.differences.every(({found}) => found));
	if (!isTelling) {
		return `no pod has ${selectorText(service.selector)}`;
	}

	// Each pair alone may well be on some pod: it is all of them together that none has.
	const missed = best.differences.map(({key, wanted}) => [key, wanted]);
	const wanted = selectorText({...Object.fromEntries(missed), ...service.selector});
	return `no pod has ${wanted}; ${nearText(best)}`;
};

/** Pair by pair: `app: checkuot -> app: checkout`. */
const differenceText = ({key, wanted, found}: LabelDifference) =>
	`${key}: ${wanted} -> ${found ? `${found.key}: ${found.value}` : 'nothing like it'}`;

const candidateText = (near: NearMatch) =>
	`${kubectlName(near.owner)} (${counted(near.pods.length, 'pod')}): ${near.differences.map(differenceText).join('; ')}`;

const patchFix = ({service}: ServiceView, {patch, wouldMatch, others}: NearMatch): Fix => ({
	kind: 'command',
	label: `Change the selector: it would match ${counted(wouldMatch, 'pod')}${
		others.length > 0 ? `, ${others.length} of others (${others.slice(0, listed).join(', ')})` : ''
	}`,
	argv: [
		'kubectl',
		'-n',
		service.namespace,
		'patch',
		'service',
		service.name,
		'--type=merge',
		'-p',
		JSON.stringify({spec: {selector: patch}}),
	],
	mutating: true,
});

/** What to do about it: a patch where one candidate stands out, else the candidates to choose from. */
export const suggestionFixes = (view: ServiceView): readonly Fix[] => {
	const {service, nearMatches} = view;
	const [best] = nearMatches;
	const look: Fix = {
		kind: 'command',
		label: 'List the pod labels',
		argv: ['kubectl', '-n', service.namespace, 'get', 'pods', '--show-labels'],
		mutating: false,
	};
	if (best === undefined) {
		return [look];
	}

	if (best.isElected) {
		const value = `The pods of ${kubectlName(best.owner)} are given these labels while they run: ${wantedText(best.differences)} is for one that is not there now. Where there should be one, see who sets it.`;
		return [{kind: 'text', label: 'Check the operator', value, mutating: false}, look];
	}

	if (best.patch === undefined) {
		const value = nearMatches.map(candidateText).join('\n');
		return [{kind: 'text', label: 'No close match', value, mutating: false}, look];
	}

	return [
		patchFix(view, best),
		{
			kind: 'text',
			label: 'Change the pod template',
			value: `Give the pod template of ${kubectlName(best.owner)} ${wantedText(best.differences)}. A label that its own selector names can't be changed in place: that selector is immutable.`,
			mutating: false,
		},
	];
};

/** The pairs that differ, as evidence. */
export const suggestionEvidence = ({nearMatches}: ServiceView) =>
	nearMatches.flatMap(({owner, differences}) =>
		differences.map(difference => ({path: `${kubectlName(owner)} labels`, value: differenceText(difference)})),
	);
