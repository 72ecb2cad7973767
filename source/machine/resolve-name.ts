import {lookup} from 'node:dns/promises';
import type {Resolved} from '../model/machine/machine.ts';
import {endInTime} from './end-in-time.ts';

/** Milliseconds: the C library needs five seconds to say that a server is gone. */
const limit = 6000;

const failures: Readonly<Record<string, Pick<Exclude<Resolved, {outcome: 'ok'}>, 'outcome' | 'detail'>>> = {
	ENOTFOUND: {outcome: 'nxdomain', detail: 'name does not exist, or has no address record'},
	EAI_AGAIN: {outcome: 'dns-fail-unknown', detail: 'the DNS servers of this machine give no answer'},
};

/** Resolves a name as programs of this machine do, getaddrinfo: the hosts file counts. Never rejects. */
export const resolveName = async (name: string, signal: AbortSignal): Promise<Resolved> => {
	const ended = await endInTime<readonly string[]>({signal, ms: limit}, (done, failed) => {
		lookup(name, {all: true, order: 'verbatim'}).then(
			found => done([...new Set(found.map(({address}) => address))]),
			failed,
		);
		return () => {};
	});
	const {ms} = ended;
	switch (ended.kind) {
		case 'done': {
			return {outcome: 'ok', ms, addresses: ended.value};
		}

		case 'late': {
			return {outcome: 'dns-timeout', ms, detail: 'no DNS server of this machine answers in time'};
		}

		case 'cancelled': {
			return {outcome: 'cancelled', ms, detail: 'cancelled'};
		}

		case 'failed': {
			const {code = ''} = ended.error as NodeJS.ErrnoException;
			return {...(failures[code] ?? {outcome: 'dns-fail-unknown' as const, detail: code}), ms};
		}
	}
};
