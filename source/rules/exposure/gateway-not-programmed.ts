import type {Gateway} from '../../model/networking/gateway-objects.ts';
import type {Condition} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule, RuleResult} from '../rule.ts';

/** Reasons of a wait: it may be over in a moment, or work by another address meanwhile. */
const waits = new Set(['Pending', 'AddressNotAssigned', 'NoResources']);

/** The condition by which it serves no traffic; undefined where none says so. */
const refusal = (conditions: readonly Condition[]) =>
	['Accepted', 'Programmed']
		.map(type => conditions.find(each => each.type === type))
		.find(each => each?.status === 'False');

const verdictOf = (gateway: Gateway, where: string, condition: Condition, isWhole: boolean): RuleResult => {
	const {namespace, name, className} = gateway;
	return {
		...((!isWhole || waits.has(condition.reason)) && ({severity: 'warning'} as const)),
		subject: {kind: 'Gateway', namespace, name},
		cause: causeText`${condition.reason}: Gateway ${name}${where} not ${condition.type}${condition.message && `: ${condition.message}`}`,
		evidence: [
			{path: `gateway/${name}${where} status.conditions[${condition.type}]`, value: `False ${condition.reason}`},
			{path: `gateway/${name} spec.gatewayClassName`, value: className},
		],
		fixes: [
			{
				kind: 'command',
				label: "Check the controller's status",
				argv: ['kubectl', '-n', namespace, 'describe', 'gateway', name],
				mutating: false,
			},
		],
	};
};

export const gatewayNotProgrammed: Rule = {
	code: 'gateway-not-programmed',
	rank: 800,
	title: 'Gateway is not Programmed',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'httproutes', 'gateways'],
	causes: ['route-not-accepted'],
	docs: `The controller of a Gateway reports in its status whether it accepts the Gateway (Accepted), and whether its proxies are
configured (Programmed). While either condition is False the Gateway serves no traffic. A single listener can be
refused too: its certificate is not found, or its port is taken by another one.

Check: kubectl describe gateway NAME, Status, Conditions and Listeners.

Fix: Do what the reason says: Invalid names what is wrong in the spec, AddressNotAssigned waits for an address as a
Service of type LoadBalancer does, NoResources for room in the cluster.`,
	check({gateways}) {
		return gateways.flatMap(gateway => {
			const whole = refusal(gateway.conditions);
			if (whole !== undefined) {
				return verdictOf(gateway, '', whole, true);
			}

			return gateway.listeners.flatMap(({name, conditions}) => {
				const part = refusal(conditions);
				return part ? verdictOf(gateway, ` listener ${name}`, part, false) : [];
			});
		});
	},
};
