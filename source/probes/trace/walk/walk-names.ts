import type {Service} from '../../../model/objects.ts';
import type {ContainerTools} from '../../attempts/container-tools.ts';
import type {AttemptResult} from '../../attempts/try-in-order.ts';
import {withHosts} from '../../caller/hosts-answer.ts';
import type {Caller} from '../../caller/known-caller.ts';
import type {DnsReplicaLookup} from '../../names/dns-replica.ts';
import {expectedName} from '../../names/expected-name.ts';
import type {NameAnswer} from '../../names/name-answer.ts';
import {outcomeWord} from '../../names/outcome-word.ts';
import {assumedDomain} from '../../names/resolv-conf.ts';
import type {ProbeSite} from '../../probe.ts';
import type {Hop, TriedName} from '../hop.ts';
import type {TracePlan} from '../trace-plan.ts';
import {askName} from './ask-name.ts';
import {askReplicas} from './ask-replicas.ts';
import type {HopRecorder} from './hop-recorder.ts';
import {trySearchList} from './try-search-list.ts';

/** The name of a Service up to the cluster's domain, as the container has it; without the dot that ends it. */
export const domainName = ({name, namespace}: Service, {resolv}: ContainerTools) =>
	`${name}.${namespace}.svc.${assumedDomain(resolv)}`;

/** Who asks for names. */
export type NameAsking = {
	readonly site: ProbeSite;
	readonly containerTools: ContainerTools;
	readonly recorder: HopRecorder;
};

/** Asks for the full name, whose trailing dot keeps the search path out of it; nothing is recorded. */
export const askFullName = async (plan: TracePlan, {site, containerTools, recorder}: NameAsking) => {
	const name = recorder.asking('dns', `${domainName(plan.named.service, containerTools)}.`, '');
	return askName(plan, name, false, {site, containerTools, ...recorder});
};

/** Milliseconds after which a lookup that succeeds has most likely been sent a second time. */
const slowMs = 2400;

const isInDoubt = ({outcome, took = 0}: Hop) => outcome !== 'ok' || took > slowMs;

/** Some tools tell that an answer came, and not which. */
const answerWord = ({outcome, detail}: TriedName) =>
	outcome === 'ok' && !detail.endsWith('NOERROR') ? 'an answer' : outcomeWord(outcome);

/** Adds to a short name that is not resolved what the search list makes of it, each full name with its answer. */
const withSearchList = async (
	name: string,
	end: AttemptResult<NameAnswer>,
	{site, containerTools, recorder}: NameAsking,
): Promise<AttemptResult<NameAnswer & Pick<Hop, 'tried'>>> => {
	if (end.kind !== 'answered' || end.answer.outcome === 'ok') {
		return end;
	}

	const tried = await trySearchList(name, containerTools.resolv, {site, containerTools, ...recorder});
	const {answer} = end;
	const told = tried.map(each => `${each.name} ${answerWord(each)}`).join(', ');
	return tried.length === 0 ? end : {...end, answer: {...answer, detail: `${answer.detail} (tried ${told})`, tried}};
};

/**
 * Resolves the Service's names, the full one and the short one. `full` is how the full one ended where it was asked for
 * already. Returns the two as they end: each is recorded by then; and last the replicas of the cluster's DNS, which are
 * asked where one of the two is in doubt.
 */
export const walkNames = (
	plan: TracePlan,
	context: NameAsking & {readonly caller: Promise<Caller>; readonly dnsReplicas: DnsReplicaLookup | undefined},
	full: AttemptResult<NameAnswer> | undefined,
): {readonly full: Promise<void>; readonly short: Promise<void>; readonly replicas: Promise<void>} => {
	const {site, containerTools, recorder, caller, dnsReplicas} = context;
	const {service} = plan.named;
	/** Tools that ask the DNS server alone miss what an application finds in /etc/hosts. */
	const record = async (hop: 'dns' | 'dns-short', name: string, end: AttemptResult<NameAnswer & Pick<Hop, 'tried'>>) =>
		recorder.found(
			hop,
			name,
			'',
			end.kind === 'answered'
				? {...end, answer: withHosts(end.answer, end.cannotTell, name, expectedName(plan.named), await caller)}
				: end,
		);
	const fullName = `${domainName(service, containerTools)}.`;
	const shortName = service.namespace === site.client.namespace ? service.name : `${service.name}.${service.namespace}`;
	const askFull = async () => record('dns', fullName, full ?? (await askFullName(plan, context)));
	const askShort = async () => {
		const name = recorder.asking('dns-short', shortName, '');
		const end = await askName(plan, name, true, {site, containerTools, ...recorder});
		await record('dns-short', name, await withSearchList(name, end, context));
	};
	const ended = {full: askFull(), short: askShort()};
	const expected = expectedName(plan.named);
	const hasAddress = expected.kind === 'addresses' && expected.addresses.length > 0;
	const askBehind = async () => {
		await Promise.all([ended.full, ended.short]);
		if (dnsReplicas !== undefined && hasAddress && recorder.hops().some(isInDoubt)) {
			await askReplicas(
				fullName,
				{resolv: containerTools.resolv, lookUp: dnsReplicas},
				{site, containerTools, recorder},
			);
		}
	};

	return {...ended, replicas: askBehind()};
};
