package main

import (
	"bufio"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func write(dir, name string) error {
	stored := &hashes{}
	var entries [][]byte
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		entry := append([]byte(nil), lines.Bytes()...)
		more, err := tlog.StoredHashes(int64(len(entries)), entry, stored)
		if err != nil {
			return err
		}
		*stored = append(*stored, more...)
		entries = append(entries, entry)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	size := int64(len(entries))
	for _, tile := range tlog.NewTiles(height, 0, size) {
		data, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return err
		}
		if err := writeTile(dir, tile, data); err != nil {
			return err
		}
		if tile.L > 0 {
			continue
		}
		var bundle []byte
		for _, entry := range entries[tile.N*256 : tile.N*256+int64(tile.W)] {
			bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(entry)))
			bundle = append(bundle, entry...)
		}
		tile.L = -1
		if err := writeTile(dir, tile, bundle); err != nil {
			return err
		}
	}
	root, err := tlog.TreeHash(size, stored)
	if err != nil {
		return err
	}
	return sign(dir, name, fmt.Sprintf("%s\n%d\n%s\n", name, size, root))
}

func writeTile(dir string, tile tlog.Tile, data []byte) error {
	path := filepath.Join(dir, "tile", filepath.FromSlash(pathOf(tile)))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func sign(dir, name, text string) error {
	skey, vkey, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		return err
	}
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	if err != nil {
		return err
	}
	fmt.Println(vkey)
	return os.WriteFile(filepath.Join(dir, "checkpoint"), signed, 0o644)
}
