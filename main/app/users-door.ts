/** Adding and changing people: the key slot first and proven, then the row that names the person. */
