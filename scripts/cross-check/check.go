// Checks an exported log (C2SP tlog-tiles) with the Go team's own golang.org/x/mod/sumdb, and writes one.
//
//	check check FOLDER VKEY
//	check write FOLDER NAME < entries, one a line        (prints the VKEY of a new key; its secret is not kept)
//
// Exit status 0 good, 1 not good (the reason on standard output), 2 wrong usage.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	if len(os.Args) != 4 || (os.Args[1] != "check" && os.Args[1] != "write") {
		fmt.Fprintln(os.Stderr, "Usage: check check FOLDER VKEY | check write FOLDER NAME")
		os.Exit(2)
	}
	run := check
	if os.Args[1] == "write" {
		run = write
	}
	if err := run(os.Args[2], os.Args[3]); err != nil {
		fmt.Println("not good:", err)
		os.Exit(1)
	}
}

// pathOf is where C2SP tlog-tiles has a tile: x/mod names the height as well, and calls bundles of entries "data".
func pathOf(tile tlog.Tile) string {
	return strings.Replace(strings.TrimPrefix(tile.Path(), "tile/8/"), "data/", "entries/", 1)
}

// hashes holds all hashes of a tree in the order in which x/mod numbers them.
type hashes []tlog.Hash

func (all *hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		read[at] = (*all)[index]
	}
	return read, nil
}

// folder reads the tiles that x/mod asks for; each is verified by x/mod against the root before it is used.
type folder string

func (dir folder) Height() int { return height }

func (dir folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for at, tile := range tiles {
		data, err := dir.read(tile)
		if err != nil {
			return nil, err
		}
		all[at] = data
	}
	return all, nil
}

func (dir folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (dir folder) read(tile tlog.Tile) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(dir), "tile", filepath.FromSlash(pathOf(tile))))
}

func check(dir, vkey string) error {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	signed, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return fmt.Errorf("the checkpoint is malformed")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return err
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return err
	}
	if size == 0 {
		fmt.Println("good: 0 entries")
		return nil
	}
	return checkTree(folder(dir), tlog.Tree{N: size, Hash: root})
}

func checkTree(dir folder, tree tlog.Tree) error {
	verified := tlog.TileHashReader(tree, dir)
	entries, err := readEntries(dir, tree.N)
	if err != nil {
		return err
	}
	stored := &hashes{}
	for index, entry := range entries {
		more, err := tlog.StoredHashes(int64(index), entry, stored)
		if err != nil {
			return err
		}
		*stored = append(*stored, more...)
		proof, err := tlog.ProveRecord(tree.N, int64(index), verified)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(index), tlog.RecordHash(entry)); err != nil {
			return fmt.Errorf("entry %d: %w", index, err)
		}
	}
	rebuilt, err := tlog.TreeHash(tree.N, stored)
	if err != nil {
		return err
	}
	if rebuilt != tree.Hash {
		return fmt.Errorf("the root is not the root of the entries")
	}
	// Every tile, also those that no proof needed; of the partial ones x/mod may list each width, and the widest must be there.
	tiles := tlog.NewTiles(height, 0, tree.N)
	for at, tile := range tiles {
		if at+1 < len(tiles) && tiles[at+1].L == tile.L && tiles[at+1].N == tile.N {
			continue
		}
		made, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return err
		}
		kept, err := dir.read(tile)
		if err != nil {
			return err
		}
		if !bytes.Equal(made, kept) {
			return fmt.Errorf("tile/%s is not what is below it", pathOf(tile))
		}
	}
	return checkGrowth(tree, stored, verified)
}

// checkGrowth has the tree shown to begin with smaller ones.
func checkGrowth(tree tlog.Tree, stored, verified tlog.HashReader) error {
	for size := int64(1); size <= tree.N; size = size*2 + 1 {
		older, err := tlog.TreeHash(size, stored)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, size, verified)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, size, older); err != nil {
			return fmt.Errorf("the tree of %d: %w", size, err)
		}
	}
	fmt.Printf("good: %d entries\n", tree.N)
	return nil
}

func readEntries(dir folder, size int64) ([][]byte, error) {
	var entries [][]byte
	for first := int64(0); first < size; first += 256 {
		width := size - first
		if width > 256 {
			width = 256
		}
		data, err := dir.read(tlog.Tile{H: height, L: -1, N: first / 256, W: int(width)})
		if err != nil {
			return nil, err
		}
		for len(data) > 0 {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("the bundle at %d is malformed", first)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			entries = append(entries, data[2:end])
			data = data[end:]
		}
		if int64(len(entries)) != first+width {
			return nil, fmt.Errorf("the bundle at %d holds another number of entries", first)
		}
	}
	return entries, nil
}
