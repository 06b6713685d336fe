package dockerfile

import "github.com/moby/buildkit/frontend/dockerfile/instructions"

// User is a USER instruction. The zero value means that there is none.
type User struct {
	// Name is as written, which can contain variables and a group.
	Name string
	Line Line
}

// userOf returns the USER instruction that is in effect at the end of the last stage.
func userOf(stages []instructions.Stage) (user User) {
	for stage := range chainOf(stages) {
		for _, command := range stage.Commands {
			if set, ok := command.(*instructions.UserCommand); ok {
				user = User{set.User, Line(set.Location()[0].Start.Line)}
			}
		}
		if user.Name != "" {
			break
		}
	}
	return user
}
