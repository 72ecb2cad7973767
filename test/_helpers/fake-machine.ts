import type {Connected, Handshake, Machine, Resolved, WebAnswer} from '../../source/model/machine/machine.ts';

type MachineAnswers = {
	/** What names lead to. */
	readonly names?: Readonly<Record<string, readonly string[]>>;
	/** How `address:port` ends a connection, where it does not open. */
	readonly closed?: Readonly<Record<string, Exclude<Connected['outcome'], 'ok'>>>;
	/** How a connection to `address:port` that is held ends, where it does not stay open. */
	readonly held?: Readonly<Record<string, Exclude<Connected['outcome'], 'ok'>>>;
	readonly handshake?: (host: string) => Handshake;
	/** What a request is answered; 200 where it says nothing. */
	readonly answer?: (url: string, address: string) => WebAnswer | undefined;
	readonly source?: string;
	readonly proxies?: Readonly<Record<string, string>>;
};

/** An HTTP answer. */
export const answered = (
	code: number,
	overrides: Partial<Extract<WebAnswer, {outcome: 'answered'}>> = {},
): WebAnswer => ({
	...{outcome: 'answered', ms: 2, code, reason: '', headers: {}, body: ''},
	...overrides,
});

/** A machine in a network where everything answers that is not said to be closed; `asked` gets what was sent. */
export const fakeMachine = (
	{names = {}, closed = {}, held = {}, handshake, answer, source = '192.0.2.99', proxies = {}}: MachineAnswers = {},
	asked: string[] = [],
): Machine => ({
	proxies,
	async resolve(name): Promise<Resolved> {
		asked.push(`resolve ${name}`);
		const found = names[name];
		return found === undefined
			? {outcome: 'nxdomain', ms: 1, detail: 'the name is not known, or has no address'}
			: {outcome: 'ok', ms: 1, addresses: found};
	},
	async connect({address, port}) {
		asked.push(`connect ${address}:${port}`);
		const outcome = closed[`${address}:${port}`];
		return outcome === undefined ? {outcome: 'ok', ms: 1, from: source} : {outcome, ms: 1, detail: outcome};
	},
	async shakeHands({address, port}, host) {
		asked.push(`tls ${address}:${port} ${host}`);
		return handshake?.(host) ?? {outcome: 'tls', ms: 1, detail: 'wrong version number'};
	},
	async hold({address, port}, host) {
		asked.push(`hold ${address}:${port} ${host ?? ''}`.trim());
		const outcome = held[`${address}:${port}`];
		return outcome === undefined ? {outcome: 'ok', ms: 1000, from: source} : {outcome, ms: 1, detail: outcome};
	},
	async request({address, port}, {scheme, host, path, method}) {
		const url = `${scheme}://${host}${path}`;
		asked.push(`${method} ${url} at ${address}:${port}`);
		return answer?.(url, address) ?? answered(200, {reason: 'OK'});
	},
	async sourceFor() {
		return source;
	},
});
