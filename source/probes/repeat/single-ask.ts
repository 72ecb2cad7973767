import {attemptsBy} from '../attempts/attempts.ts';
import type {ContainerTools} from '../attempts/container-tools.ts';
import {type Attempt, tryInOrder, unusableText} from '../attempts/try-in-order.ts';
import type {ProbeSite} from '../probe.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';
import type {HttpAnswer} from '../requests/http-answer.ts';
import {forEachYield} from '../trace/async-generators.ts';
import {isAnswered} from '../trace/hop.ts';

/** A TCP port to ask. */
export type AskedPort = {
	/** A name, or an address without brackets. */
	readonly host: string;
	readonly port: number;
	/** What the port claims to speak; undefined where it claims nothing, so that a connection is all that is tried. */
	readonly scheme: 'http' | 'https' | undefined;
};

/** What one request, or one connection, came to. */
export type SingleAnswer = {
	/** `impossible`: the client could not ask, which says nothing of the port. */
	readonly state: 'answers' | 'fails' | 'impossible';
	readonly outcome: ProbeOutcome;
	readonly detail: string;
	/** Milliseconds that the tool measured; null where it measures nothing. */
	readonly ms: number | null;
	/** '' where nothing was run. */
	readonly tool: string;
	readonly command: readonly string[];
};

/** Asks a port once. Never rejects. */
export type SingleAsk = (asked: AskedPort) => Promise<SingleAnswer>;

const impossible = (detail: string): SingleAnswer => ({
	state: 'impossible',
	outcome: 'exec-failed',
	detail,
	ms: null,
	tool: '',
	command: [],
});

const kindOf = ({scheme}: AskedPort) => (scheme === undefined ? 'connect' : 'request');

const attemptsFor = (
	asked: AskedPort,
	{limits}: ProbeSite,
	tools: ContainerTools,
): ReadonlyArray<Attempt<HttpAnswer>> => {
	const {host, port, scheme} = asked;
	if (scheme === undefined) {
		return attemptsBy(({connect}) => connect, {host, port, limits}, tools);
	}

	const url = new URL(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}/`);
	return attemptsBy(({request}) => request, {url, method: 'GET', limits}, tools);
};

/**
 * Asks ports with one command each, so that what a server counts is what is reported: the client's best tool, in the one
 * spelling of it that this client understands, and no second tool where that fails. A port that claims HTTP gets a request
 * where the client has a tool for one, any other port a connection.
 */
export const createSingleAsk = (site: ProbeSite, tools: ContainerTools): SingleAsk => {
	/** Which spelling is understood, by its place among all. */
	const understood = new Map<string, number>();
	let steps = 0;
	return async wanted => {
		const requests = attemptsFor(wanted, site, tools);
		const asked = requests.length > 0 ? wanted : {...wanted, scheme: undefined};
		const all = requests.length > 0 ? requests : attemptsFor(asked, site, tools);
		const [best] = all;
		if (best === undefined) {
			return impossible(`${site.client.pod} has no tool that opens a connection.`);
		}

		const known = understood.get(kindOf(asked));
		const attempts = known === undefined ? all.filter(({tool}) => tool === best.tool) : [all[known]!];
		let command: readonly string[] = [];
		const end = await forEachYield(
			tryInOrder({title: `${asked.host}:${asked.port}`, attempts, site, nextId: () => ++steps}),
			progress => {
				command = progress.kind === 'step' ? progress.step.argv : command;
			},
		);
		if (end.kind !== 'answered') {
			return impossible(
				end.kind === 'stopped'
					? end.verdict.sentence
					: (unusableText(end) ?? `${best.tool} is not in ${site.client.pod}.`),
			);
		}

		understood.set(
			kindOf(asked),
			all.findIndex(({argv}) => argv.join('\n') === command.join('\n')),
		);
		const {outcome, detail, ms = null} = end.answer;
		return {state: isAnswered({outcome, detail}) ? 'answers' : 'fails', outcome, detail, ms, tool: end.tool, command};
	};
};
