package assist

import "testing"

func TestOtherSize(t *testing.T) {
	for text, want := range map[string]string{
		"16GB": "14.9 GiB", "16G": "14.9 GiB", "16GiB": "17.2 GB", "16Gi": "17.2 GB", "1.5Gi": "1.61 GB", "500MB": "477 MiB", "1KB": "1000 bytes",
		"1KiB": "1.02 KB", "2PB": "1.78 PiB", "1000000B": "977 KiB", "100k": "97.7 KiB", "512m": "0.512 bytes", "1024GB": "954 GiB",
		"16": "", "16 GB": "", "GB": "", "16gb": "", "16GiBB": "", "${MEMORY}": "", "9999999999999999999GB": "",
	} {
		if got, ok := otherSize(text); got != want || ok != (want != "") {
			t.Errorf("otherSize(%q) = %q, want %q", text, got, want)
		}
	}
}
