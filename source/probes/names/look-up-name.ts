import type {ServiceView} from '../../model/service-view.ts';
import {toolNames, toolOf} from '../attempts/attempts.ts';
import {findTools} from '../attempts/find-tools.ts';
import {tryInOrder} from '../attempts/try-in-order.ts';
import {withoutAnswer} from '../attempts/without-answer.ts';
import {callerOf} from '../caller/caller.ts';
import {withHosts} from '../caller/hosts-answer.ts';
import type {ProbeProgress, ProbeSite, ProbeVerdict} from '../probe.ts';
import type {Tool} from '../tool.ts';
import {compareName, expectedName, expectedTypes} from './expected-name.ts';
import {lookupVerdict} from './lookup-verdict.ts';
import {nameAttempts} from './name-attempts.ts';
import {assumedDomain} from './resolv-conf.ts';

const noTool: ProbeVerdict = {
	answer: 'impossible',
	sentence: `No tool of this container can resolve a name (${toolNames(({resolve}) => resolve)}). Choose another pod with p.`,
	lacksTools: true,
};

/**
 * Resolves the Service's name inside the client: the full name first, which no search path can spoil, then the short
 * one as an application would write it. Yields each command when it starts and when it has ended, the verdict last.
 */
export const lookUpName = async function* (view: ServiceView, site: ProbeSite): AsyncGenerator<ProbeProgress> {
	let steps = 0;
	const nextId = () => ++steps;
	const containerTools = yield* findTools(site, nextId);
	if ('kind' in containerTools) {
		yield {kind: 'verdict', verdict: containerTools.verdict};
		return;
	}

	const {service} = view;
	const {resolv} = containerTools;
	const caller = callerOf(site, undefined, resolv);
	const expected = expectedName(view);
	const name = `${service.name}.${service.namespace}.svc.${assumedDomain(resolv)}`;
	const query = {
		types: expectedTypes(expected),
		port: service.ports.find(({protocol}) => protocol === 'TCP')?.port ?? 80,
	};
	const compared = (asked: string, attempts: ReturnType<typeof nameAttempts>) =>
		attempts.map(attempt => ({
			...attempt,
			read: (output: Parameters<typeof attempt.read>[0]) => {
				const answer = attempt.read(output);
				return answer && withHosts(compareName(answer, expected), attempt.cannotTell, asked, expected, caller);
			},
		}));

	const full = yield* tryInOrder({
		title: `FQDN ${name}.`,
		attempts: compared(name, nameAttempts({...query, name: `${name}.`, isShort: false}, containerTools)),
		site,
		nextId,
	});
	if (full.kind !== 'answered') {
		const verdict = full.kind === 'stopped' ? full.verdict : withoutAnswer(noTool, full);
		yield {kind: 'verdict', verdict};
		return;
	}

	const {answer} = full;
	const shortName = service.namespace === site.client.namespace ? service.name : `${service.name}.${service.namespace}`;
	const facts = {view, expected, name, answer, caller};
	// Where the full name fails the short one can only fail too.
	if (answer.outcome !== 'ok') {
		const short = {name: shortName, answer: undefined};
		yield {kind: 'verdict', verdict: lookupVerdict({...facts, short})};
		return;
	}

	// Of a tool that follows the search path in some versions only, the output tells which it is.
	const isSearching = (tool: Tool) => toolOf(full.tool) === tool && tool.resolve?.searches?.(full.output) === true;
	const short = yield* tryInOrder({
		title: `short name ${shortName}`,
		attempts: compared(
			shortName,
			nameAttempts({...query, name: shortName, isShort: true}, containerTools, isSearching),
		),
		site,
		nextId,
	});
	if (short.kind === 'stopped') {
		yield {kind: 'verdict', verdict: short.verdict};
		return;
	}

	const shortAnswer = short.kind === 'answered' ? short.answer : undefined;
	yield {kind: 'verdict', verdict: lookupVerdict({...facts, short: {name: shortName, answer: shortAnswer}})};
};
