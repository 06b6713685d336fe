package doc

// Copier copies trees. Of a node that several trees or aliases share it makes one copy.
type Copier struct {
	change func(made, original *Node)
	made   map[*Node]*Node
}

// NewCopier returns a copier that calls change with each copy, before it copies the nodes in it.
func NewCopier(change func(made, original *Node)) Copier {
	return Copier{change, map[*Node]*Node{}}
}

// Copy returns the copy of a node, nil for nil.
func (c Copier) Copy(n *Node) *Node {
	if n == nil || c.made[n] != nil {
		return c.made[n]
	}
	made := *n
	c.made[n] = &made
	c.change(&made, n)
	made.Fields, made.Items = c.fields(n.Fields), nil
	if n.Target() != nil {
		made.SetTarget(c.Copy(n.Target()))
	}
	for _, item := range n.Items {
		made.Items = append(made.Items, c.Copy(item))
	}
	if flattened := n.Flattened(); flattened != nil {
		made.SetFlattened(&Flattened{Fields: c.fields(flattened.Fields), MergedCount: flattened.MergedCount})
	}
	return &made
}

func (c Copier) fields(fields []Field) []Field {
	var made []Field
	for _, f := range fields {
		made = append(made, Field{Key: c.Copy(f.Key), Value: c.Copy(f.Value)})
	}
	return made
}
