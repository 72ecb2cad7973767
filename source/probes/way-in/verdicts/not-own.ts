import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {meantRule} from '../record-route.ts';
import {ruleFinding} from './rule-finding.ts';
import type {WayInFacts} from './way-in-facts.ts';

/** That an answer is another object's: no rule of the one that is traced takes the request, or its Gateway refuses it. */
export const notOwn = (facts: WayInFacts): TraceVerdict | undefined => {
	const {asking, takers, followed} = facts;
	const {of} = asking;
	const answer = followed?.answer;
	if (of === undefined || answer?.outcome !== 'answered' || answer.code >= 400) {
		return undefined;
	}

	const finding = ruleFinding(facts);
	const isRefused = finding?.code === 'route-not-accepted' && finding.confidence === 'certain';
	if (meantRule(asking, takers) !== undefined && !isRefused) {
		return undefined;
	}

	return {
		code: 'no-route-matched',
		confidence: isRefused ? 'certain' : 'likely',
		title: `Another rule answers, not ${of.kind} ${of.namespace}/${of.name}`,
		cause: `${followed!.urls.at(-1)} answers ${answer.code} ${answer.reason}, by another rule: ${finding?.cause ?? `no listener of its Gateways takes ${asking.host || 'its requests'}`}.`,
		fixes: finding?.fixes ?? [],
	};
};
