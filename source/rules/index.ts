import type {Resource} from '../model/records.ts';
import type {ServiceView} from '../model/service-view.ts';
import {essentials, type Inputs, isSettled} from '../model/sync-status.ts';
import {withinReach} from '../model/synced-inputs.ts';
import type {MissingService} from '../model/view-parts.ts';
import {clusterRules} from './all-rules.ts';
import type {Finding} from './finding.ts';
import {findingsOf, found, inOrder} from './findings.ts';
import {isSkipped} from './skipped.ts';

const needed: readonly Resource[] = [...new Set([...essentials, ...clusterRules.flatMap(({inputs}) => inputs)])];

/** Namespaces are used where they are known, and not waited for: few may list them. */
const consulted: readonly Resource[] = [...new Set<Resource>([...needed, 'namespaces'])];

const reaches = new WeakMap<Inputs, {readonly reached: string | undefined}>();

/** Which inputs are within reach, asked once for thousands of Services; undefined while nothing can be told from them. */
const reachedBy = (inputs: Inputs): string | undefined => {
	const known = reaches.get(inputs);
	if (known !== undefined) {
		return known.reached;
	}

	const isTelling =
		essentials.every(resource => inputs[resource].phase === 'synced') &&
		needed.every(resource => isSettled(inputs[resource]));
	const reached = isTelling ? consulted.filter(resource => inputs[resource].phase === 'synced').join() : undefined;
	reaches.set(inputs, {reached});
	return reached;
};

const findingsAbout = (view: ServiceView, inputs: Inputs): readonly Finding[] => {
	if (view.missing !== undefined) {
		return inOrder(diagnoseMissing([view.missing], inputs));
	}

	return isSkipped(view.service)
		? []
		: findingsOf(withinReach(view, inputs), clusterRules, other => diagnose(other, inputs) ?? []);
};

const diagnosed = new WeakMap<ServiceView, {readonly reached: string; readonly findings: readonly Finding[]}>();

/**
 * What is wrong with a Service, worst first; a finding that follows from another comes right after it, with
 * `foldedUnder`. The same list for the same view. undefined while it cannot be told: an input is not settled yet, or
 * one of the essential ones is out of reach.
 */
export const diagnose = (view: ServiceView, inputs: Inputs): readonly Finding[] | undefined => {
	const reached = reachedBy(inputs);
	if (reached === undefined) {
		return undefined;
	}

	// Views are immutable: what was found in one holds as long as the same inputs are within reach.
	const known = diagnosed.get(view);
	if (known?.reached === reached) {
		return known.findings;
	}

	const findings = findingsAbout(view, inputs);
	diagnosed.set(view, {reached, findings});
	return findings;
};

/** What is wrong with Services that other objects reference and that do not exist; [] while that is unknown. */
export const diagnoseMissing = (missing: readonly MissingService[], inputs: Inputs): readonly Finding[] =>
	missing.flatMap(service =>
		clusterRules
			.filter(({inputs: read}) => read.every(resource => inputs[resource].phase === 'synced'))
			.flatMap(rule => {
				const verdict = rule.checkMissing?.(service);
				return verdict ? [found(rule, service, verdict).finding] : [];
			}),
	);
