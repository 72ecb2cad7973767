import type {ServiceView} from '../../../model/service-view.ts';
import type {LabelDifference, NearMatch} from '../../../model/view-parts.ts';
import type {Fix} from '../../finding.ts';
import {causeText} from '../cause-text.ts';
import {plural} from '../plural.ts';
import {selectorText} from '../selector-text.ts';
import {bearerFixes} from './bearer-fixes.ts';
import {kubectlName} from './kubectl-name.ts';

const listed = 3;

const foundText = (differences: readonly LabelDifference[]) =>
	differences
		.map(({key, wanted, found}) => (found ? `${found.key}=${found.value}` : `not ${key}=${wanted}`))
		.join(', ');

const wantedText = (differences: readonly LabelDifference[]) =>
	selectorText(Object.fromEntries(differences.map(({key, wanted}) => [key, wanted])));

/** The closest match, for the row: `3 have app=checkout (deploy/checkout)`. */
const nearText = ({owner, pods, differences}: NearMatch) => {
	const who = kubectlName(owner);
	const isAllButOne = differences.every(({found}) => found === undefined);
	const what = isAllButOne ? `all but ${wantedText(differences)}` : foundText(differences);
	if (pods.length === 0) {
		return `${who} template has ${what}`;
	}

	return `${pods.length} ${pods.length === 1 ? 'has' : 'have'} ${what} (${who})`;
};

/** The workload whose own labels the selector has, unless its pods are a close match anyway. */
const bearerIn = ({bearer, nearMatches: [best]}: ServiceView) =>
	best?.patch !== undefined && best.owner.name === bearer?.workload.name ? undefined : bearer;

/** That the selector matches no pods, the pairs that are missed first, and the closest match where there is one to name. */
export const suggestionCause = (view: ServiceView): string => {
	const {service, nearMatches} = view;
	const bearer = bearerIn(view);
	if (bearer !== undefined) {
		const {workload} = bearer;
		return causeText`selector ${selectorText(service.selector)} matches no pods; ${kubectlName(workload)} has it, its pods have ${selectorText(workload.podLabels) || 'no labels'}`;
	}

	const [best] = nearMatches;
	const isTelling = best !== undefined && (best.patch !== undefined || best.differences.every(({found}) => found));
	if (!isTelling) {
		return causeText`selector ${selectorText(service.selector)} matches no pods`;
	}

	// Each pair alone may well be on some pod: it is all of them together that none has.
	const missed = best.differences.map(({key, wanted}) => [key, wanted]);
	const wanted = selectorText({...Object.fromEntries(missed), ...service.selector});
	return causeText`selector ${wanted} matches no pods; ${nearText(best)}`;
};

/** That a selector has labels of one release which the closest match does not have. */
export const pinnedCause = ({owner, differences}: NearMatch): string => {
	const isFound = differences.every(({found}) => found !== undefined);
	const what = isFound ? `has ${foundText(differences)}` : 'matches without it';
	return causeText`selector pins ${wantedText(differences)}: no pods match, ${kubectlName(owner)} ${what}`;
};

/** Pair by pair: `app: checkuot -> app: checkout`. */
const differenceText = ({key, wanted, found}: LabelDifference) =>
	`${key}: ${wanted} -> ${found ? `${found.key}: ${found.value}` : 'no close match'}`;

const candidateText = (near: NearMatch) =>
	`${kubectlName(near.owner)} (${plural(near.pods.length, 'pod')}): ${near.differences.map(differenceText).join('; ')}`;

const patchFix = ({service}: ServiceView, {patch, wouldMatch, others}: NearMatch): Fix => ({
	kind: 'command',
	label: `Change the selector: it would match ${wouldMatch === 0 ? 'the pod template, no pods yet' : plural(wouldMatch, 'pod')}${
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

/** The labels on the other side: of a lone pod by a command, of others in the template that they are made from. */
const podFix = ({service}: ServiceView, {owner, differences}: NearMatch): Fix => {
	const name = kubectlName(owner);
	if (owner.kind === 'Pod') {
		const labels = differences.map(({key, wanted}) => `${key}=${wanted}`);
		return {
			kind: 'command',
			label: 'Label the pod instead',
			argv: ['kubectl', '-n', service.namespace, 'label', 'pod', owner.name, ...labels, '--overwrite'],
			mutating: true,
		};
	}

	return {
		kind: 'text',
		label: 'Change the pod template',
		value: `Add ${wantedText(differences)} to the pod template of ${name}. A label in the selector of ${name} itself cannot be changed, as that field is immutable: recreate ${name} for it.`,
		mutating: false,
	};
};

/** What to do about it: a patch where one candidate stands out, else the candidates to choose from. */
export const suggestionFixes = (view: ServiceView): readonly Fix[] => {
	const {service, nearMatches} = view;
	const bearer = bearerIn(view);
	if (bearer !== undefined) {
		return bearerFixes(service, bearer);
	}

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
		const value = `The operator of ${kubectlName(best.owner)} sets ${wantedText(best.differences)} at run time, and no pod has it now. Check the operator if there should be one.`;
		return [{kind: 'text', label: 'Check the operator', value, mutating: false}, look];
	}

	if (best.patch === undefined) {
		const value = nearMatches.map(candidateText).join('\n');
		return [{kind: 'text', label: 'No close match', value, mutating: false}, look];
	}

	return [patchFix(view, best), podFix(view, best)];
};

/** The pairs that differ, as evidence. */
export const suggestionEvidence = ({nearMatches}: ServiceView) =>
	nearMatches.flatMap(({owner, differences}) =>
		differences.map(difference => ({path: `${kubectlName(owner)} labels`, value: differenceText(difference)})),
	);
