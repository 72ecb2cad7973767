import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import type {Commands} from '../source/dashboard/state/commands.ts';
import {rootReducer, type State} from '../source/dashboard/state/root-reducer.ts';
import {createStore} from '../source/dashboard/state/store.ts';
import {mountDashboard} from '../source/dashboard/terminal/mount.tsx';
import {columns, rows, start} from './full-state.ts';

const nothing = () => {};

const commands: Commands = {
	openNamespace: nothing,
	openContext: nothing,
	clientsFor: () => [],
	listOtherClients() {},
	tellAbout: nothing,
	nslookup: nothing,
	curl: nothing,
	trace: nothing,
	matrix: nothing,
	repeat: nothing,
	endRepeat: nothing,
	cancelMatrix: nothing,
	proposeUrl: () => undefined,
	cancelProbe: nothing,
	allowProbes: nothing,
	copy: nothing,
	print: nothing,
	podNamed: () => undefined,
	load: nothing,
	save: nothing,
	shell: nothing,
	forward: nothing,
	proposeForward: nothing,
	stopForward: nothing,
	quit: nothing,
};

/** The dashboard on a terminal that takes everything at once and shows nothing. */
export const openTerminal = async (state: State) => {
	let written = 0;
	const stdout = Object.assign(new EventEmitter(), {
		isTTY: true,
		columns,
		rows,
		writable: true,
		write(text: string, ...others: readonly unknown[]) {
			written += text.length;
			const done = others.findLast(other => typeof other === 'function') as (() => void) | undefined;
			queueMicrotask(() => done?.());
			return true;
		},
	});
	const stdin = Object.assign(new PassThrough({encoding: 'utf8'}), {
		isTTY: true,
		setRawMode: () => stdin,
		ref: () => stdin,
		unref: () => stdin,
	});
	const store = createStore(rootReducer, state);
	const dashboard = mountDashboard({
		store,
		commands,
		stdin: stdin as unknown as NodeJS.ReadStream,
		stdout: stdout as unknown as NodeJS.WriteStream,
		stderr: new PassThrough() as unknown as NodeJS.WriteStream,
		isUnicode: true,
		hasColor: true,
		now: () => start,
	});
	await dashboard.waitUntilRenderFlush();

	/** Resolves once what has changed is written; throws where nothing was, as then nothing has been measured. */
	const drawn = async (before = written) => {
		await dashboard.waitUntilRenderFlush();
		if (written === before) {
			throw new Error('Nothing was drawn.');
		}
	};

	return {
		store,
		drawn,
		/** Sends a key; resolves once what follows from it is drawn. */
		async press(key: string) {
			const before = written;
			const heard = new Promise<void>(resolve => {
				const forget = store.subscribe(() => {
					forget();
					resolve();
				});
			});
			stdin.write(key);
			await heard;
			await drawn(before);
		},
		async close() {
			dashboard.unmount();
			await dashboard.waitUntilExit();
		},
	};
};
