import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {objectText} from '../objects/taker.ts';
import {meantRule} from '../record-route.ts';
import {ruleFinding} from './rule-finding.ts';
import type {WayInFacts} from './way-in-facts.ts';

/** The pages that controllers have for a request without a rule. */
const ownPages = [
	/^404 page not found\s*$/,
	/<center>(?:nginx|openresty)/,
	/^default backend - 404/,
	/no Route matched with those values/,
];

const isOwnPage = ({followed}: WayInFacts): boolean => {
	const answer = followed?.answer;
	return (
		answer?.outcome === 'answered' &&
		(ownPages.some(page => page.test(answer.body)) ||
			(answer.body === '' && /envoy/i.test(answer.headers.server ?? '')))
	);
};

/** That a 404 is the controller's own. undefined where it is the application's, as far as can be told. */
export const notMatched = (facts: WayInFacts): TraceVerdict | undefined => {
	const {takers, asking, application, backend} = facts;
	// No controller is between.
	if (asking.direct !== undefined) {
		return undefined;
	}

	const rule = meantRule(asking, takers);
	const finding = ruleFinding(facts);
	const isMissing =
		rule !== undefined && backend !== undefined && (backend.known === undefined || backend.port === undefined);
	const common = {
		code: 'no-route-matched',
		title: `404 from the controller: no rule matches ${facts.followed!.urls.at(-1)}`,
	} as const;
	if (rule === undefined) {
		return {
			...common,
			confidence: isOwnPage(facts) ? 'certain' : 'likely',
			cause: `It answers 404, and no rule of an Ingress or route is for this host and path${finding === undefined ? '' : `: ${finding.cause}`}.`,
			fixes: finding?.fixes ?? [
				{
					kind: 'text',
					label: 'Add a rule',
					value: `Add a rule for ${asking.host || 'its host'}, or correct host, path and pathType of the one that is meant.`,
					mutating: false,
				},
			],
		};
	}

	const isOther = application !== undefined && 'code' in application && application.code !== 404;
	if (!isMissing && !isOther && finding === undefined) {
		return undefined;
	}

	const why =
		finding === undefined
			? isMissing
				? `its backend ${backend!.namespace}/${backend!.service} ${backend!.known === undefined ? 'is not found' : 'has no such port'}`
				: `the controller does not serve ${rule.served}, or does not accept it`
			: finding.cause;
	const applicationAnswer = isOther
		? ` The application itself answers ${(application as {readonly detail: string}).detail}.`
		: '';
	return {
		...common,
		confidence: finding?.confidence === 'certain' || isMissing ? 'certain' : 'likely',
		cause: `It answers 404, although ${objectText(rule)} has a rule for it (${rule.text}): ${why}.${applicationAnswer}`,
		fixes: finding?.fixes ?? [],
	};
};
