from settings_ls import main

main()
