import {expect, test} from 'vitest';
import type {DnsReplica} from '../../../../source/probes/names/dns-replica.ts';
import type {Trail} from '../../../../source/probes/trace/hop.ts';
import {planTo} from '../../../../source/probes/trace/trace-plan.ts';
import {traceVerdict} from '../../../../source/probes/trace/verdicts/trace-verdict.ts';
import {recordHops} from '../../../../source/probes/trace/walk/hop-recorder.ts';
import {walkNames} from '../../../../source/probes/trace/walk/walk-names.ts';
import {caller} from '../../../_helpers/callers.ts';
import {fakeExec, type Reply, siteOf} from '../../../_helpers/fake-exec.ts';
import {pod, service, view} from '../../../_helpers/objects.ts';

const resolv = {
	nameservers: ['10.96.0.10'],
	search: ['shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local'],
	ndots: 5,
};

const status = (code: string, answer = ''): Reply => ({
	stdout: `;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: ${code}, id: 1\n${answer}`,
});
const right = status('NOERROR', ';; ANSWER SECTION:\nweb.shop.svc.cluster.local. 5 IN A 10.96.4.7\n');
const silent: Reply = {stdout: ';; communications error: timed out\n;; no servers could be reached\n', exitCode: 9};

const replicas: readonly DnsReplica[] = ['10.244.1.50', '10.244.1.51'].map((address, index) => ({
	...{address, port: 53, namespace: 'kube-system'},
	pod: `coredns-${index + 1}`,
}));

/** Walks the names of shop/web from a container that has dig; `answers` are those of commands by their beginning. */
const walk = async (answers: Readonly<Record<string, Reply>>, behind = replicas) => {
	const {exec, commands} = fakeExec(answers);
	const site = siteOf(exec);
	let id = 0;
	const recorder = recordHops(site.client, {nextId: () => ++id, emit() {}});
	const plan = planTo(view({service: service(), pods: [pod()]}), 0);
	const known = caller({resolv});
	const ended = walkNames(
		plan,
		{
			...{site, recorder},
			containerTools: {hasShell: true, tools: new Set(['dig']), resolv},
			caller: Promise.resolve(known),
			dnsReplicas: async address => (address === '10.96.0.10' ? behind : []),
		},
		undefined,
	);
	await Promise.all([ended.full, ended.short, ended.replicas]);
	const trail: Trail = {
		...{client: site.client, hops: recorder.hops(), ports: [], impossible: undefined, caller: known},
		usesClusterDns: true,
	};
	return {commands, trail, verdict: traceVerdict({plan, trail, findings: []})};
};

test('where names resolve, no replica is asked', async () => {
	const {commands} = await walk({dig: right});
	expect(commands.filter(command => command.includes('@'))).toStrictEqual([]);
});

test.each([
	['says nothing', silent, 'dns-timeout', 'DNS timeout'],
	['says SERVFAIL', status('SERVFAIL'), 'dns-servfail', 'SERVFAIL'],
	['does not know the name', status('NXDOMAIN'), 'dns-nxdomain', 'NXDOMAIN'],
])('one replica that %s is named, with the command that shows its log', async (_, answer, code, word) => {
	const {verdict} = await walk({dig: silent, 'dig @10.244.1.50': right, 'dig @10.244.1.51': answer});
	expect(verdict).toMatchObject({code, confidence: 'certain', title: '1/2 DNS replicas failing: coredns-2'});
	expect(verdict.cause).toContain(`coredns-2 (10.244.1.51:53): ${word}`);
	expect(verdict.fixes[0]).toMatchObject({argv: ['kubectl', '-n', 'kube-system', 'logs', 'coredns-2']});
});

test('replicas that all answer leave the way to their Service, and none that answers is told', async () => {
	const apart = await walk({dig: silent, 'dig @10.244': right});
	expect(apart.verdict.cause).toContain('Asked directly, all of 2 DNS replicas answer.');
	const down = await walk({dig: silent});
	expect(down.verdict).toMatchObject({code: 'dns-timeout'});
	expect(down.verdict.cause).toContain('Asked directly, none of 2 DNS replicas answers: DNS timeout.');
});

test('a replica that answers counts as whole only after three answers', async () => {
	const {commands} = await walk({dig: silent, 'dig @10.244.1.50': right});
	const asked = (address: string) => commands.filter(command => command.startsWith(`dig @${address} `)).length;
	expect([asked('10.244.1.50'), asked('10.244.1.51')]).toStrictEqual([3, 1]);
});

test('a short name that does not resolve has each name of the search list beside it, with its answer', async () => {
	const {trail} = await walk({
		dig: right,
		'dig +search': status('NXDOMAIN'),
		'dig @10.96.0.10': status('NXDOMAIN'),
	});
	const short = trail.hops.find(({hop}) => hop === 'dns-short');
	expect(short?.tried?.map(({name, outcome}) => `${name} ${outcome}`)).toStrictEqual([
		'web.shop.svc.cluster.local. nxdomain',
		'web.svc.cluster.local. nxdomain',
		'web.cluster.local. nxdomain',
		'web. nxdomain',
	]);
	expect(short?.detail).toContain('(tried web.shop.svc.cluster.local. NXDOMAIN, ');
});
