import {expect, test} from 'vitest';
import {probePodLabels} from '../../../source/kubernetes/probe-pod/probe-pod-labels.ts';
import type {NetworkPolicy} from '../../../source/model/networking/networking-objects.ts';
import {birth, service} from '../../_helpers/objects.ts';

const caller = {app: 'caller', part: 'web', 'pod-template-hash': '7d9c'};

const selector = (...keys: readonly string[]) => ({
	matchLabels: Object.fromEntries(keys.map(key => [key, 'x'])),
	matchExpressions: [],
});

/** A policy about pods by one key, which lets in pods by another. */
const policy = (about: string, peer: string): NetworkPolicy => ({
	...{namespace: 'shop', name: 'only', uid: 'only', created: birth, labels: {}, policyTypes: ['Ingress'], egress: []},
	podSelector: selector(about),
	ingress: [{ports: [], peers: [{podSelector: selector(peer), namespaceSelector: undefined, ipBlock: undefined}]}],
});

test('what no Service selects keeps all labels', () => {
	expect(probePodLabels(caller, [service({selector: {app: 'other'}}), service({selector: {}})], [])).toStrictEqual({
		labels: caller,
		listedBy: [],
	});
});

test('a label by which a Service would take it is left out, one that policies choose by is not', () => {
	const services = [service({name: 'caller', selector: {app: 'caller', part: 'web'}})];
	expect(probePodLabels(caller, services, [policy('app', 'app')])).toStrictEqual({
		labels: {app: 'caller', 'pod-template-hash': '7d9c'},
		listedBy: [],
	});
	expect(probePodLabels(caller, services, [policy('tier', 'part')])).toMatchObject({
		labels: {part: 'web'},
		listedBy: [],
	});
});

test('where policies choose by all of them it is listed as not ready, and that is told', () => {
	const services = [service({name: 'caller', selector: {app: 'caller'}})];
	expect(probePodLabels(caller, services, [policy('app', 'tier')])).toStrictEqual({
		labels: caller,
		listedBy: ['caller'],
	});
});

test('a Service that publishes pods that are not ready would send it traffic: none is made', () => {
	const services = [service({name: 'peers', selector: {app: 'caller'}, publishNotReadyAddresses: true})];
	expect(probePodLabels(caller, services, [policy('app', 'tier')])).toMatchObject({
		problem: expect.stringMatching(/Service peers, which publishes pods that are not ready/),
	});
	expect(probePodLabels(caller, services, [])).toMatchObject({listedBy: []});
});
