print("nenrin")
