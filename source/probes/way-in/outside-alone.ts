import type {Target} from '../../model/pod-access/exec.ts';
import type {Hop, Trail} from '../trace/hop.ts';
import {planTo} from '../trace/trace-plan.ts';
import {concludedTrace, type Traced, type TracedPort} from '../trace/trace-service.ts';
import type {TraceSubject} from '../trace/trace-subject.ts';
import {noEndpoints} from '../trace/verdicts/no-endpoints.ts';
import {portSubject, type TraceVerdict} from '../trace/verdicts/trace-facts.ts';
import type {OutsidePort} from './trace-entrances.ts';
import {webFailure} from './verdicts/web-verdict.ts';

/** Stands for this machine where a trace names the container that it ran in. */
export const thisMachine: Target = {namespace: '', pod: '', container: ''};

/** The trail of hops that this machine asked alone. */
export const outsideTrail = (hops: readonly Hop[]): Trail => ({
	client: thisMachine,
	hops,
	ports: [],
	impossible: undefined,
	usesClusterDns: false,
	caller: {client: thisMachine, pod: undefined, resolv: undefined, proxies: {}, hosts: []},
});

const nothingAsked = (name: string): TraceVerdict => ({
	code: 'unproven',
	confidence: 'certain',
	title: `Nothing of ${name} could be asked from this machine`,
	cause: 'It has no address here that a TCP connection could be tried to.',
	fixes: [],
});

const verdictOn = (subject: TraceSubject, index: number, outside: OutsidePort): TraceVerdict => {
	const {view, findings} = subject;
	const plan = planTo(view, index);
	const {open, hops, verdict} = outside;
	if (plan.port !== undefined && plan.published === 0) {
		return noEndpoints({plan, findings});
	}

	const request = hops.find(({hop}) => hop === 'request');
	const failure = verdict ?? (request && webFailure(request));
	if (failure !== undefined) {
		return failure;
	}

	return open === undefined
		? nothingAsked(view.service.name)
		: {
				code: 'ok',
				confidence: 'certain',
				title: `${portSubject(plan) ?? view.service.name} answers this machine at ${open}`,
				cause: request === undefined ? 'The connection opens.' : `${request.target}: ${request.detail}.`,
				fixes: [],
			};
};

/** A trace from this machine alone: no pod was asked. `indexes` are the places of the ports that `outside` is of. */
export const outsideAlone = (
	subject: TraceSubject,
	indexes: readonly number[],
	outside: readonly OutsidePort[],
): Traced => {
	const ports = outside.map((each, place): TracedPort => {
		const verdict = verdictOn(subject, indexes[place]!, each);
		return {
			port: each.port,
			trail: outsideTrail(each.hops),
			verdict: {...verdict, ...(each.notes.length > 0 && {notes: each.notes})},
		};
	});
	return concludedTrace(subject.view.service, ports, []);
};
