package schema

import "testing"

func TestEveryReleaseLoads(t *testing.T) {
	for _, version := range Versions() {
		r, err := Load(version)
		if err != nil {
			t.Fatal(err)
		}
		if r.Version != version {
			t.Errorf("Load(%q) gives %q", version, r.Version)
		}
		if r.Docker.ParentImage != "zenmldocker/zenml:"+version+"-py{python}" {
			t.Errorf("%s: parent image %q", version, r.Docker.ParentImage)
		}
	}
}

func TestLoadUnlisted(t *testing.T) {
	for version, want := range map[string]string{
		"0.98.7": "0.98.0", // a patch release after the newest known one of its minor
		"0.84.9": "0.84.3",
		"0.99.0": "",
		"0.74.0": "",
		"latest": "",
		"0.98":   "",
	} {
		r, err := Load(version)
		if (err != nil) != (want == "") {
			t.Errorf("Load(%q): error %v", version, err)
		} else if err == nil && r.Version != want {
			t.Errorf("Load(%q) gives %s, want %s", version, r.Version, want)
		}
	}
}

func TestNullOnStep(t *testing.T) {
	for version, want := range map[string]NullOnStep{
		"0.75.0": NullReplaces, "0.82.0": NullReplaces, "0.82.1": NullInherits,
		"0.93.1": NullInherits, "0.93.2": NullInheritsDeep, "0.98.0": NullInheritsDeep,
	} {
		if got := load(version).NullOnStep; got != want {
			t.Errorf("%s: %s, want %s", version, got, want)
		}
	}
}

func TestUnknownKeysAreDroppedSince082(t *testing.T) {
	for version, want := range map[string]bool{"0.75.0": false, "0.81.0": false, "0.82.0": true, "0.98.0": true} {
		if got := load(version).IgnoresUnknownKeys; got != want {
			t.Errorf("%s: %v, want %v", version, got, want)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		since, until string
		want         bool
	}{
		{"", "", true},
		{"0.93.2", "0.93.2", true},
		{"0.93.3", "", false},
		{"0.94.0", "", false},
		{"", "0.93.1", false},
		{"", "0.100.0", true},
		{"0.9.0", "", true},
	} {
		if got := load("0.93.2").IsBetween(test.since, test.until); got != test.want {
			t.Errorf("0.93.2 from %q to %q: %v", test.since, test.until, got)
		}
	}
}
