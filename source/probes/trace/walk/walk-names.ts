import type {Service} from '../../../model/objects.ts';
import type {ContainerTools} from '../../attempts/container-tools.ts';
import type {AttemptResult} from '../../attempts/try-in-order.ts';
import {withHosts} from '../../caller/hosts-answer.ts';
import type {Caller} from '../../caller/known-caller.ts';
import {expectedName} from '../../names/expected-name.ts';
import type {NameAnswer} from '../../names/name-answer.ts';
import {assumedDomain} from '../../names/resolv-conf.ts';
import type {ProbeSite} from '../../probe.ts';
import type {TracePlan} from '../trace-plan.ts';
import {askName} from './ask-name.ts';
import type {HopRecorder} from './hop-recorder.ts';

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

/**
 * Resolves the Service's names, the full one and the short one. `full` is how the full one ended where it was asked for
 * already. Returns the two as they end: each is recorded by then.
 */
export const walkNames = (
	plan: TracePlan,
	context: NameAsking & {readonly caller: Promise<Caller>},
	full: AttemptResult<NameAnswer> | undefined,
): {readonly full: Promise<void>; readonly short: Promise<void>} => {
	const {site, containerTools, recorder, caller} = context;
	const {service} = plan.named;
	/** Tools that ask the DNS server alone miss what an application finds in /etc/hosts. */
	const record = async (hop: 'dns' | 'dns-short', name: string, end: AttemptResult<NameAnswer>) =>
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
		await record('dns-short', name, await askName(plan, name, true, {site, containerTools, ...recorder}));
	};

	return {full: askFull(), short: askShort()};
};
