import {useStdout} from 'ink';
import {useCallback, useLayoutEffect} from 'react';
import {mouseOff, mouseOn} from './terminal-codes.ts';

type Suspend = (use: () => void | Promise<void>) => Promise<void>;

/**
 * Has the terminal report the mouse for as long as the dashboard is drawn. Returns `suspend` so that nothing is reported
 * while another program has the terminal.
 */
export const useMouse = (isWanted: boolean, suspend: Suspend): Suspend => {
	const {stdout} = useStdout();
	// Of a layout effect the end runs at once when ink unmounts, by a key, a signal or a crash.
	useLayoutEffect(() => {
		if (!isWanted) {
			return;
		}

		stdout.write(mouseOn);
		return () => {
			stdout.write(mouseOff);
		};
	}, [isWanted, stdout]);
	return useCallback(
		use =>
			suspend(async () => {
				if (!isWanted) {
					await use();
					return;
				}

				stdout.write(mouseOff);
				try {
					await use();
				} finally {
					stdout.write(mouseOn);
				}
			}),
		[isWanted, stdout, suspend],
	);
};
