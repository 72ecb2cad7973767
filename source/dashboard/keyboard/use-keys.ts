import {useInput} from 'ink';
import {useEffect, useRef} from 'react';
import {keyNames} from './key-names.ts';

/**
 * Hears the keyboard. Before `ready` has settled a key that `needsReady` waits for it, and so does every key after that one;
 * all but ctrl-c, which ends the program at any time.
 */
export const useKeys = (
	ready: Promise<unknown> | undefined,
	needsReady: (key: string) => boolean,
	press: (key: string) => void,
): void => {
	const waiting = useRef<string[] | undefined>(ready === undefined ? undefined : []);
	useEffect(() => {
		const release = () => {
			const keys = waiting.current ?? [];
			waiting.current = undefined;
			for (const key of keys) {
				press(key);
			}
		};
		ready?.then(release, release);
	}, [ready, press]);
	useInput((input, key) => {
		for (const name of keyNames(input, key)) {
			const keys = waiting.current;
			if (keys !== undefined && name !== 'ctrl-c' && (keys.length > 0 || needsReady(name))) {
				keys.push(name);
			} else {
				press(name);
			}
		}
	});
};
