package yamldoc

// The tags that PyYAML's SafeLoader knows.
const (
	TagNull      = "tag:yaml.org,2002:null"
	TagBool      = "tag:yaml.org,2002:bool"
	TagInt       = "tag:yaml.org,2002:int"
	TagFloat     = "tag:yaml.org,2002:float"
	TagBinary    = "tag:yaml.org,2002:binary"
	TagTimestamp = "tag:yaml.org,2002:timestamp"
	TagOmap      = "tag:yaml.org,2002:omap"
	TagPairs     = "tag:yaml.org,2002:pairs"
	TagSet       = "tag:yaml.org,2002:set"
	TagStr       = "tag:yaml.org,2002:str"
	TagSeq       = "tag:yaml.org,2002:seq"
	TagMap       = "tag:yaml.org,2002:map"
	TagMerge     = "tag:yaml.org,2002:merge"
	TagValue     = "tag:yaml.org,2002:value"
)
