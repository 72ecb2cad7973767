const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes in three digits or so: `812 B`, `1.2 kB`, `200 MB`. */
export const byteSize = (bytes: number) => {
	let size = bytes;
	let unit = 0;
	// From here on it would be rounded up to the next unit.
	while (size >= 999.5 && unit < units.length - 1) {
		size /= 1000;
		unit++;
	}

	return `${unit > 0 && size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
};
