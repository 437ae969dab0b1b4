"""What people wrote about the world and the language: tables, and the code that loads and checks them."""
